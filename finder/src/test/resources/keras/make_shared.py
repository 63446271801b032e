"""Makes zoo/shared_between and zoo/shared_deep: layers and models that stand in several models of one file. Keras 3.15 writes such archives and cannot load
them, so that summaries.json has none of these. Makes saved/repeated.keras and saved/repeated.h5 of a chain that holds a layer twice: the archive lacks its second
place, and in the middle of the other file Keras stops with an error. Run here with Keras 3.15 and TensorFlow."""
import keras
import numpy as np
from keras import layers as L
from losses import store


def between():
    """Two models in the model share layers, one of them with the outer model; another layer of theirs has the same class."""
    dense, norm = L.Dense(5, activation="tanh", kernel_regularizer="l2", name="both"), L.BatchNormalization(name="norm")
    i, k, j = keras.Input((5,)), keras.Input((5,)), keras.Input((5,))
    left = keras.Model(i, norm(dense(i)), name="left")
    right = keras.Model(k, L.Dense(5)(norm(dense(k))), name="right")
    return keras.Model(j, L.Dense(4, activation="softmax")(dense(L.Add()([left(j), right(j)]))))


def deep():
    """A layer in three depths, and a model in two."""
    conv = L.Conv1D(3, 2, padding="same", name="conv")
    inner = keras.Sequential([keras.Input((8, 3)), conv, L.ReLU()], name="inner")
    i, k, j = keras.Input((8, 3)), keras.Input((8, 3)), keras.Input((8, 3))
    middle = keras.Model(i, conv(inner(i)), name="middle")
    outer = keras.Model(k, [middle(conv(k)), inner(k)], name="outer")
    one, other = outer(j)
    return keras.Model(j, L.Dense(4, activation="softmax")(L.Flatten()(L.Add()([conv(one), other]))))


random = np.random.default_rng(5)
for name, make in (("shared_between", between), ("shared_deep", deep)):
    keras.utils.set_random_seed(5)
    made = make()
    made.save(f"zoo/{name}.keras")
    x = random.normal(size=(96, *made.input_shape[1:])).astype("float32")
    store(name, made, x, random.integers(0, 4, 96).astype("int32"), keras.losses.SparseCategoricalCrossentropy())
    print(name, made.count_params(), sum(w.shape.num_elements() for w in made.trainable_weights))

dense = L.Dense(3, name="again")
repeated = keras.Sequential([keras.Input((3,)), dense, L.Dense(3), dense, L.Dense(2)])
repeated.save("saved/repeated.keras")
try:
    repeated.save("saved/repeated.h5")
except ValueError as e:
    print(e)

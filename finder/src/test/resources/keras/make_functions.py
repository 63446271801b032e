"""Makes zoo/functions and saved/functions.h5, the same model in HDF5: functions of keras.ops between layers, a number first, tensors joined, a layer without
weights that is called on other shapes. And zoo/slices: parts of tensors. Run here with Keras 3.15 and TensorFlow."""
import keras
import numpy as np
from keras import layers as L, ops
from losses import store


def model():
    i = keras.Input((8,))
    turned, flat = L.Reshape((-1, 2)), L.Flatten()
    gate = ops.sigmoid(L.Dense(8)(i))
    x = gate * L.Dense(8, activation="tanh")(i) + (1.0 - gate) * i
    x = ops.concatenate([x, ops.gelu(L.Dense(4)(x), approximate=False)], axis=-1)
    x = ops.maximum(x, L.Dense(12)(x))
    long, short = flat(L.Conv1D(3, 2)(turned(x))), flat(L.Conv1D(3, 2)(turned(i)))
    return keras.Model(i, L.Dense(3, activation="softmax")(ops.concatenate([long, short], axis=1)))


def slices():
    i = keras.Input((12, 4))
    x = L.Conv1D(5, 2, padding="same")(i)
    parts = [x[:, 2:-1, ...], x[..., 1], x[:, -1], x[:, :, 1:3], x[:, None, 3, :2], x[:, -40:40]]
    p = L.Dense(4, activation="softmax")(L.Concatenate()([L.Flatten()(part) for part in parts]))
    return keras.Model(i, p[:, :3])  # probabilities that do not sum to 1


keras.utils.set_random_seed(5)
random = np.random.default_rng(5)
for name, make in (("functions", model), ("slices", slices)):
    made = make()
    made.save(f"zoo/{name}.keras")
    if name == "functions":
        made.save("saved/functions.h5")
    x = random.normal(size=(96, *made.input_shape[1:])).astype("float32")
    store(name, made, x, random.integers(0, 3, 96).astype("int32"), keras.losses.SparseCategoricalCrossentropy())

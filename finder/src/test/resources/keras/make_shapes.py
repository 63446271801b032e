"""Makes zoo/image_autoencoder and zoo/parted_axes: numbers to predict in the shape of images; normalisations of middle and parted axes, functions with
numbers of their own. Run here with Keras 3.15 on any backend."""
import keras
import numpy as np
from keras import layers as L, ops

from losses import store

random = np.random.default_rng(6)


def image_autoencoder():
    x = i = keras.Input((8, 8, 3))
    x = L.Conv2D(4, 3, strides=2, padding="same", activation="elu")(x)
    x = L.BatchNormalization()(x)
    return keras.Model(i, L.Conv2DTranspose(3, 3, strides=2, padding="same")(x))


def parted_axes():
    x = i = keras.Input((4, 6, 3))
    x = L.GroupNormalization(3, axis=2)(x)
    x = L.LayerNormalization(axis=[1, 3])(x)
    x = L.RMSNormalization(axis=[2, 3])(L.LayerNormalization(axis=2, rms_scaling=True)(x))
    x = [ops.celu(x, 0.7), ops.squareplus(x, 2), ops.soft_shrink(x, 0.2), ops.threshold(x, 0.1, -1.0), ops.gelu(x, approximate=True)]
    x = ops.glu(L.Dense(4)(L.Concatenate()(x)))
    return keras.Model(i, L.Dense(4)(L.Flatten()(x)))


for make in (image_autoencoder, parted_axes):
    keras.utils.set_random_seed(6)
    model = make()
    for w in model.weights:
        w.assign(ops.convert_to_numpy(w.value) + random.uniform(0, 0.2, w.shape))
    model.save(f"zoo/{make.__name__}.keras")
    x = random.normal(size=(96, *model.input_shape[1:])).astype("float32")
    images = len(model.output_shape) > 2
    y = random.normal(size=x.shape).astype("float32") if images else random.integers(0, 4, 96)
    loss = keras.losses.MeanSquaredError() if images else keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    store(make.__name__, model, x, y, loss)

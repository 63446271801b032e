"""Makes zoo/channels_first, channels_first_softmax, saturated_sigmoid, regularized_end, softmax_axes, segmentation, unused_output and the five of probabilities:
what a model ends in, axes in another order, a class at each pixel. Run here with Keras 3.15: channels_first* with JAX, for TensorFlow has no such pooling on a CPU; the others with
TensorFlow, which takes the loss of a sigmoid from its logit."""
import sys

import keras
import numpy as np
from keras import layers as L, regularizers as R

from losses import store

FIRST = {"data_format": "channels_first"}


def head(i, x):
    return keras.Model(i, L.Dense(4, activation="softmax")(x))


def channels_first():
    i = keras.Input((3, 12, 10))
    x = L.Conv2D(6, 3, padding="same", activation="relu", **FIRST)(i)
    x = L.MaxPooling2D(**FIRST)(L.BatchNormalization(axis=1)(x))
    x = L.Conv2D(5, 1, **FIRST)(L.DepthwiseConv2D(3, depth_multiplier=2, padding="same", **FIRST)(x))
    x = L.UpSampling2D((2, 1), **FIRST)(L.SpatialDropout2D(0.0, **FIRST)(x))
    x = L.Cropping2D(((0, 1), (1, 0)), **FIRST)(L.ZeroPadding2D(((1, 0), (2, 1)), **FIRST)(x))
    x = L.AveragePooling2D((2, 1), **FIRST)(x)
    y = L.Conv2D(5, 1, **FIRST)(x)
    x = L.Concatenate(axis=1)([L.Add()([x, y]), y])
    x = L.SeparableConv2D(4, 3, **FIRST)(L.Conv2DTranspose(4, 3, strides=2, padding="same", **FIRST)(x))
    x = L.Multiply()([x, L.GlobalAveragePooling2D(keepdims=True, **FIRST)(x)])
    return head(i, L.Concatenate()([L.Flatten(**FIRST)(x), L.GlobalMaxPooling2D(**FIRST)(x)]))


def channels_first_softmax():
    i = keras.Input((3, 8, 8))
    x = L.Conv2D(5, 3, activity_regularizer="l2", **FIRST)(L.Conv2D(4, 3, activation="softmax", **FIRST)(i))
    x = L.PReLU(shared_axes=[2, 3])(L.Softmax(axis=1)(x))
    return head(i, L.Flatten(**FIRST)(L.GroupNormalization(groups=5, axis=1)(x)))


def saturated_sigmoid():
    return keras.Sequential([keras.Input((6,)), L.Rescaling(100.0), L.Dense(1, activation="sigmoid")])


def regularized_end():
    i = keras.Input((12, 10, 3))
    x = L.Conv2D(4, 3, kernel_regularizer=R.L1L2(0.01, 0.02), bias_regularizer="l1", activity_regularizer=R.L2(0.003), activation="relu")(i)
    x = L.Flatten()(L.BatchNormalization(beta_regularizer="l2", gamma_regularizer=R.L1(0.02))(x))
    x = L.Dense(5, kernel_regularizer=R.L1L2(0.01, 0.01), activity_regularizer="l1")(x)
    x = L.ActivityRegularization(l1=0.01, l2=0.02)(x)
    return keras.Model(i, L.Dense(4, activation="softmax", activity_regularizer=R.L1L2(0.1, 0.2))(x))


def softmax_axes():
    i = keras.Input((5, 4, 3))
    x = L.Softmax(axis=[1, 2])(L.Softmax(axis=1)(L.Conv2D(4, 1)(i)))
    return head(i, L.GlobalAveragePooling2D()(x))


def segmentation():
    i = keras.Input((8, 8, 1))
    a = L.Conv2D(4, 3, padding="same", activation="relu")(i)
    b = L.Conv2D(8, 3, padding="same", activation="relu")(L.MaxPooling2D()(a))
    return keras.Model(i, L.Conv2D(3, 1, activation="softmax")(L.Concatenate()([a, L.UpSampling2D()(b)])))


def unused_output():
    p = keras.Input((6,))
    s = L.Dense(5, activation="tanh")(p)
    inner = keras.Model(p, [L.Dense(5)(s), L.BatchNormalization()(L.Dense(4)(s))], name="two")
    i = keras.Input((6,))
    return keras.Model(i, L.Dense(3, activation="softmax")(inner(i)[0]))


def probabilities_mean():
    i = keras.Input((6,))
    a, b, c = (L.Dense(4, activation="softmax")(i) for _ in range(3))
    return keras.Model(i, (a + L.Average()([b, c])) * 0.5)


def probabilities_product():
    i = keras.Input((6,))
    a, b = L.Dense(4, activation="softmax")(i), L.Dense(4, activation="sigmoid")(i)
    return keras.Model(i, L.ActivityRegularization(l2=0.1)(L.Multiply()([a, b])))


def probabilities_of_positions():
    i = keras.Input((8, 8, 1))
    x = L.Conv2D(3, 3, activation="softmax")(i)
    return keras.Model(i, L.Reshape((9, 4, 3))(L.Permute((2, 1, 3))(x)))


def probabilities_of_sigmoids():
    return keras.Sequential([keras.Input((6,)), L.Dense(5, activation="sigmoid")])


def probability_of_one():
    i = keras.Input((6,))
    a, b = L.Dense(1, activation="hard_sigmoid")(i), L.Dense(1, activation="sigmoid")(i)
    return keras.Model(i, L.Average()([a, b]))


for name in sys.argv[1:]:
    keras.utils.set_random_seed(3)
    model, random = globals()[name](), np.random.default_rng(9)
    for w in model.weights:
        spread = w.numpy() if "variance" in w.name else 1
        w.assign(w.numpy() + spread * random.uniform(-0.1, 0.1, w.shape))
    model.save(f"zoo/{name}.keras")
    out = model.output_shape
    x = random.normal(size=(96, *model.input_shape[1:])).astype("float32")
    y = random.integers(0, max(2, out[-1]), (96, *out[1:-1])).astype("uint8" if len(out) > 2 else "int32")
    loss = keras.losses.BinaryCrossentropy() if out[-1] == 1 else keras.losses.SparseCategoricalCrossentropy()
    store(name, model, x, y, loss)

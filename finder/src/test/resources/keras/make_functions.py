"""Makes zoo/functions and saved/functions.h5, the same model in HDF5: functions of keras.ops between layers, a number first, tensors joined, a layer without
weights that is called on other shapes. zoo/slices: parts of tensors. zoo/powers, also as HDF5, and zoo/reshaped: powers, quotients, logarithms; means and
the like over axes, shapes, splits, stacks. zoo/time_distributed: layers that stand for each step of a series. Run here with Keras 3.15 and TensorFlow."""
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


def powers():
    i = keras.Input((6,))
    x = L.Dense(5)(i)
    p = L.Dense(5, activation="softplus")(i) + 0.5
    parts = [x**2, ops.sqrt(p), ops.rsqrt(p), ops.reciprocal(p), ops.log(p), ops.abs(x), x**3, p**1.5, 2.0 / p, x / p]
    parts += [x / ops.sqrt(ops.sum(ops.square(x), axis=-1, keepdims=True) + 0.1), keras.activations.relu(x, negative_slope=0.2, max_value=2.0)]
    return keras.Model(i, L.Dense(3, activation="softmax")(ops.concatenate(parts, axis=-1)))


def reshaped():
    i = keras.Input((6, 5, 3))
    x = L.Conv2D(4, 2)(i)
    parts = [ops.mean(x, axis=[1, 2]), ops.max(x, axis=1), ops.sum(x, axis=(1, 3)), ops.min(x, axis=-1, keepdims=True)]
    flat = ops.reshape(x, (-1, 20, 4))
    first, second = ops.split(flat, 2, axis=1)
    *_, last = ops.split(flat, [3, 12], axis=1)
    parts += [ops.transpose(flat, (0, 2, 1)) * 0.5, first * second, last, ops.squeeze(ops.expand_dims(flat, 1), 1), ops.swapaxes(flat, 1, 2)]
    parts += [ops.stack([first, second], axis=axis) for axis in (1, 2, -1)]
    return keras.Model(i, L.Dense(3, activation="softmax")(ops.concatenate([L.Flatten()(part) for part in parts], axis=-1)))


def time_distributed():
    i = keras.Input((7, 4))
    x = L.TimeDistributed(L.Dense(6, activation="relu", kernel_regularizer="l2"))(i)
    x = L.TimeDistributed(L.Dropout(0.0))(x)
    x = L.TimeDistributed(L.Dense(3, trainable=False))(x)
    return keras.Model(i, L.Dense(3, activation="softmax")(L.Flatten()(x)))


keras.utils.set_random_seed(5)
random = np.random.default_rng(5)
for name, make in (("functions", model), ("slices", slices), ("powers", powers), ("reshaped", reshaped), ("time_distributed", time_distributed)):
    made = make()
    made.save(f"zoo/{name}.keras")
    if name in ("functions", "powers"):
        made.save(f"saved/{name}.h5")
    x = random.normal(size=(96, *made.input_shape[1:])).astype("float32")
    store(name, made, x, random.integers(0, 3, 96).astype("int32"), keras.losses.SparseCategoricalCrossentropy())

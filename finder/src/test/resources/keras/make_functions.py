"""Makes zoo/functions and saved/functions.h5, the same model in HDF5: functions of keras.ops between layers, a number first, tensors joined, a layer without
weights that is called on other shapes. Run here with Keras 3.15 and TensorFlow."""
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


keras.utils.set_random_seed(5)
model, random = model(), np.random.default_rng(5)
model.save("zoo/functions.keras")
model.save("saved/functions.h5")
x, y = random.normal(size=(96, 8)).astype("float32"), random.integers(0, 3, 96).astype("int32")
store("functions", model, x, y, keras.losses.SparseCategoricalCrossentropy())

"""Writes the models of this folder, with what Keras predicts: python make_models.py NAME

Made with Keras 3.15.1 on its NumPy backend (keras3) and Keras 2.15.0 on TensorFlow (keras2).
"""
import sys

import keras
import numpy as np
from keras import layers

name = sys.argv[1]
random = np.random.default_rng(42)
model = keras.Sequential(
    [
        keras.Input((12, 10, 2)),
        layers.Rescaling(2.0, offset=-1.0),
        layers.Conv2D(4, 3, padding="same", use_bias=False),
        layers.BatchNormalization(),
        layers.LeakyReLU(),
        layers.MaxPooling2D(2, padding="same"),
        layers.Dropout(0.3),
        layers.Conv2D(5, (3, 2), activation="relu", kernel_initializer="he_normal"),
        layers.AveragePooling2D((2, 1)),
        layers.BatchNormalization(scale=False, momentum=0.9, epsilon=0.01),
        layers.ReLU(),
        layers.MaxPooling2D((1, 2), strides=1, padding="same"),
        layers.Conv2D(6, 1, strides=2, padding="same", activation="tanh"),
        layers.GlobalAveragePooling2D(),
        layers.Flatten(),
        layers.Dense(6),
        layers.Activation("sigmoid"),
        layers.Dense(3),
        layers.Softmax(),
    ]
)
for layer in model.layers:
    weights = [random.uniform(-1, 1, w.shape) for w in layer.get_weights()]
    if isinstance(layer, layers.BatchNormalization):
        weights[-1] = random.uniform(0.1, 0.9, weights[-1].shape)  # a variance
    layer.set_weights(weights)
x = random.uniform(0, 1, (5, 12, 10, 2)).astype("float32")
model.save(name + ".keras")
with open(name + ".json", "w") as file:
    file.write(model.to_json())
np.savez_compressed(name + ".npz", x=x, y=np.asarray(model.predict(x, verbose=0), "float32"))

inputs = keras.Input((4,))
with open(name + "-functional.json", "w") as file:
    file.write(keras.Model(inputs, layers.Dense(2)(inputs)).to_json())

tiny = keras.Sequential(
    [
        keras.Input((28, 28, 1)),
        layers.AveragePooling2D(4),
        layers.BatchNormalization(),
        layers.Flatten(),
        layers.Dropout(0.1),
        layers.Dense(10, activation="softmax"),
    ]
)
tiny.save(name + "-mnist.keras")  # only that of Keras 3 is kept

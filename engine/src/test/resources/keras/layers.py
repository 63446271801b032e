"""Writes layers.json: what Keras makes of random samples, layer by layer, and the gradients, in double precision.

    pip install keras==3.15.0 jax numpy
    KERAS_BACKEND=jax JAX_ENABLE_X64=1 python layers.py > layers.json

A case: x (batch, ...), the layer's weights in Keras's order, y = layer(x), and for a random dy = dL/dy the
gradients dx = dL/dx and dL/dw of each weight (null where it is not trained). KerasLayersTest reads it.
"""
import json

import jax
import keras
import numpy as np
from keras import layers as L
from keras.src.applications.convnext import LayerScale

keras.config.set_floatx("float64")
keras.config.set_dtype_policy("float64")
random = np.random.default_rng(20)
BATCH = 2


def flat(a):
    return [float(f"{v:.8g}") for v in np.asarray(a, dtype=np.float64).ravel()]


def draw(shape, scale=1.0):
    return (scale * random.standard_normal(shape)).astype(np.float32).astype(np.float64)


def case(name, layer, *shape, scale=1.0, training=False):
    layer.build((BATCH, *shape))
    for weight in layer.weights:
        value = draw(weight.shape, 0.5)
        weight.assign(np.abs(value) + 0.5 if "variance" in weight.name or "gamma" in weight.name else value)
    if hasattr(layer, "finalize_state"):
        layer.finalize_state()
    x = draw((BATCH, *shape), scale)
    trained = [w.value for w in layer.trainable_weights]
    kept = [w.value for w in layer.non_trainable_variables]

    def run(trained, x):
        return layer.stateless_call(trained, kept, x, **({"training": True} if training else {}))[0].astype("float64")

    y, back = jax.vjp(run, trained, x)
    dy = draw(y.shape)
    of_weights, dx = back(dy)
    gradients = {id(w): flat(g) for w, g in zip(layer.trainable_weights, of_weights)}
    stored = [w for w in layer.weights if "seed" not in w.name and w.name != "count"]
    return {
        "name": name,
        "shape": list(shape),
        "x": flat(x),
        "weights": [{"shape": list(w.shape), "values": flat(w.value)} for w in stored],
        "outputShape": list(y.shape[1:]),
        "y": flat(y),
        "dy": flat(dy),
        "dx": flat(dx),
        "gradients": [gradients.get(id(w)) for w in stored],
    }


def activation(name, function=None):
    return case(name, L.Activation(function or name), 40, scale=3.0)


def cases():
    for name in (
        "celu elu exponential gelu hard_shrink hard_sigmoid hard_silu hard_tanh leaky_relu log_sigmoid "
        "mish relu relu6 selu sigmoid silu soft_shrink softplus softsign sparse_plus sparse_sigmoid squareplus "
        "tanh tanh_shrink"
    ).split():
        yield activation(name)
    yield activation("gelu_tanh", lambda x: keras.activations.gelu(x, approximate=True))
    yield activation("threshold", lambda x: keras.activations.threshold(x, 0.7, -1.5))
    yield activation("celu alpha", lambda x: keras.activations.celu(x, 1.7))
    yield activation("elu alpha", lambda x: keras.activations.elu(x, 0.6))
    yield activation("squareplus b", lambda x: keras.activations.squareplus(x, 1.5))
    yield case("glu", L.Activation(keras.activations.glu), 4, 6)
    yield case("softmax", L.Activation("softmax"), 4, 7, scale=3.0)
    yield case("log_softmax", L.Activation("log_softmax"), 4, 7, scale=3.0)
    yield case("relu options", L.ReLU(max_value=2.5, negative_slope=0.2, threshold=0.4), 40, scale=3.0)
    yield case("prelu", L.PReLU(), 4, 5)
    yield case("prelu shared", L.PReLU(shared_axes=[1, 2]), 4, 3, 5)

    image = (6, 5, 4)
    yield case("conv2d strides", L.Conv2D(5, (3, 2), strides=(2, 1), padding="same"), *image)
    yield case("conv2d strides valid", L.Conv2D(5, (2, 3), strides=(1, 3)), *image)
    yield case("conv2d dilation", L.Conv2D(5, 3, dilation_rate=(2, 1), padding="same"), *image)
    yield case("conv2d groups", L.Conv2D(6, 3, groups=2), *image)
    yield case("depthwise", L.DepthwiseConv2D(3, padding="same"), *image)
    yield case("depthwise multiplier", L.DepthwiseConv2D((2, 3), strides=2, depth_multiplier=3), *image)
    yield case("depthwise dilation", L.DepthwiseConv2D(2, dilation_rate=2, use_bias=False), *image)
    yield case("separable", L.SeparableConv2D(5, 3, padding="same", depth_multiplier=2), *image)
    yield case("separable strides", L.SeparableConv2D(5, 3, strides=2, use_bias=False), *image)
    yield case("transpose valid", L.Conv2DTranspose(5, 3, strides=2), *image)
    yield case("transpose same", L.Conv2DTranspose(5, 3, strides=2, padding="same"), *image)
    yield case("transpose same even", L.Conv2DTranspose(5, 4, strides=(3, 1), padding="same"), *image)
    yield case("transpose small kernel", L.Conv2DTranspose(5, 2, strides=3), *image)
    yield case("transpose small kernel same", L.Conv2DTranspose(5, 2, strides=3, padding="same"), *image)
    yield case("transpose output padding", L.Conv2DTranspose(5, 3, strides=2, padding="same", output_padding=0), *image)
    yield case("transpose output padding valid", L.Conv2DTranspose(5, 3, strides=3, output_padding=(1, 2)), *image)
    yield case("transpose dilation", L.Conv2DTranspose(5, 3, dilation_rate=2, padding="same", use_bias=False), *image)

    series = (9, 4)
    yield case("conv1d", L.Conv1D(5, 3), *series)
    yield case("conv1d same strides", L.Conv1D(5, 4, strides=2, padding="same"), *series)
    yield case("conv1d causal", L.Conv1D(5, 3, padding="causal", dilation_rate=2), *series)
    yield case("conv1d causal strides", L.Conv1D(5, 3, padding="causal", strides=2), *series)
    yield case("conv1d groups", L.Conv1D(6, 3, groups=2, use_bias=False), *series)
    yield case("depthwise1d", L.DepthwiseConv1D(3, padding="same", depth_multiplier=2), *series)
    yield case("separable1d", L.SeparableConv1D(5, 3, padding="same", strides=2), *series)
    yield case("transpose1d", L.Conv1DTranspose(5, 3, strides=2, padding="same"), *series)
    yield case("max1d", L.MaxPooling1D(3, strides=2), *series)
    yield case("max1d same", L.MaxPooling1D(2, padding="same"), *series)
    yield case("average1d", L.AveragePooling1D(2), *series)
    yield case("average1d same", L.AveragePooling1D(4, strides=3, padding="same"), *series)
    yield case("global max1d", L.GlobalMaxPooling1D(), *series)
    yield case("global average1d", L.GlobalAveragePooling1D(keepdims=True), *series)
    yield case("global max2d", L.GlobalMaxPooling2D(keepdims=True), *image)
    yield case("global average2d", L.GlobalAveragePooling2D(keepdims=True), *image)
    yield case("padding1d", L.ZeroPadding1D((2, 1)), *series)
    yield case("cropping1d", L.Cropping1D((1, 3)), *series)
    yield case("upsampling1d", L.UpSampling1D(3), *series)
    yield case("upsampling2d", L.UpSampling2D((2, 3)), *image)
    yield case("upsampling2d bilinear", L.UpSampling2D((2, 3), interpolation="bilinear"), *image)

    yield case("layer normalization", L.LayerNormalization(), 5, 6)
    yield case("layer normalization axes", L.LayerNormalization(axis=[1, 2], epsilon=1e-5), 3, 4, 5)
    yield case("layer normalization all", L.LayerNormalization(axis=[1, 2, 3], center=False), 3, 4, 5)
    yield case("layer normalization first", L.LayerNormalization(axis=1, scale=False), 5, 6)
    yield case("layer normalization rms scaling", L.LayerNormalization(rms_scaling=True), 5, 6)
    yield case("rms normalization", L.RMSNormalization(), 5, 6)
    yield case("group normalization", L.GroupNormalization(2), *image)
    yield case("group normalization instance", L.GroupNormalization(-1, epsilon=1e-5), *image)
    yield case("group normalization first axis", L.GroupNormalization(2, axis=1, scale=False), 4, 3, 5)
    yield case("group normalization plain", L.GroupNormalization(2, center=False), 8)
    yield case("batch normalization inference", L.BatchNormalization(), *image)
    yield case("batch normalization training", L.BatchNormalization(epsilon=0.1), 4, training=True)
    yield case("batch normalization axis inference", L.BatchNormalization(axis=1), *image)
    yield case("batch normalization axis training", L.BatchNormalization(axis=1, scale=False), *image, training=True)
    yield case("normalization", L.Normalization(), 5, 6)
    yield case("normalization axes", L.Normalization(axis=(1, -1)), 3, 4, 5)
    yield case("normalization invert", L.Normalization(invert=True), 5, 6)

    yield case("dense series", L.Dense(5), *series)
    yield case("dense image", L.Dense(5, use_bias=False), *image)
    yield case("permute", L.Permute((3, 1, 2)), *image)
    yield case("repeat vector", L.RepeatVector(3), 5)
    yield case("layer scale", LayerScale(0.1, 5), 3, 4, 5)
    yield case("layer normalization parted axes", L.LayerNormalization(axis=[1, 3]), 3, 4, 5)
    yield case("rms normalization axes", L.RMSNormalization(axis=[2, 3]), 3, 4, 5)
    yield case("group normalization middle axis", L.GroupNormalization(2, axis=2, epsilon=1e-2), 3, 4, 5)
    for between in ("bicubic", "lanczos3", "lanczos5"):
        yield case(f"upsampling2d {between}", L.UpSampling2D((2, 3), interpolation=between), *image)
    yield case("resizing nearest", L.Resizing(3, 9, interpolation="nearest"), *image)
    yield case("resizing bilinear", L.Resizing(3, 9), *image)
    yield case("resizing bicubic", L.Resizing(9, 2, interpolation="bicubic"), *image)


print(json.dumps(list(cases())))

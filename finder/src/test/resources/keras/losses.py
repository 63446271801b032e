"""Stores beside a model what Keras computes of it, for make_ends.py, make_shapes.py and make_functions.py: the loss of all samples, and six losses with SGD and Adam each."""
import keras
import numpy as np


def store(name, model, x, y, loss):
    """Writes zoo/NAME.npz of 96 samples; leaves the model trained."""
    start = model.get_weights()
    model.compile(loss=loss)
    evaluate, rates, losses = model.evaluate(x, y, batch_size=96, verbose=0), np.linspace(0.01, 0.1, 6), {}
    for rule, share in (("sgd", 1), ("adam", 0.1)):
        model.set_weights(start)
        optimizer = keras.optimizers.SGD() if rule == "sgd" else keras.optimizers.Adam(epsilon=1e-7)
        model.compile(optimizer=optimizer, loss=loss)
        losses[rule] = []
        for k, rate in enumerate(rates):
            optimizer.learning_rate = share * rate
            model.reset_metrics()
            losses[rule].append(float(model.train_on_batch(x[16 * k : 16 * k + 16], y[16 * k : 16 * k + 16])))
    np.savez_compressed(f"zoo/{name}.npz", x_train=x, y_train=y, evaluate=float(evaluate), lrs=rates, **losses)

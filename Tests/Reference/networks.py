"""Reference values for QuireNNTests from Keras 3 on TensorFlow: losses, optimizers and a training.

Numbers that are inputs come from waves(), which the tests repeat. Run: python networks.py
"""

import os

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
import keras
import numpy as np


def waves(*shape, step=1.3, start=0.5):
    """sin(step · i + start) for the i-th element in row-major order."""
    count = int(np.prod(shape))
    return np.sin(step * np.arange(count) + start).astype("float32").reshape(shape)


def softmax(z):
    e = np.exp(z - z.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


def show(name, values):
    print(name, [float(f"{v:.9g}") for v in np.asarray(values, "float64").ravel()])


def losses():
    z = waves(4, 3) * 2
    p = softmax(z)
    s = 1 / (1 + np.exp(-z))
    classes = np.array([2, 0, 1, 1])
    onehot = np.eye(3, dtype="float32")[classes]
    many = (waves(4, 3, step=2.1) > 0).astype("float32")
    L = keras.losses
    cases = [
        ("mse", L.MeanSquaredError(), waves(4, 3, step=0.7), z),
        ("bce probabilities", L.BinaryCrossentropy(), many, s),
        ("bce logits", L.BinaryCrossentropy(from_logits=True), many, z),
        ("bce smoothed", L.BinaryCrossentropy(from_logits=True, label_smoothing=0.2), many, z),
        ("bce certain", L.BinaryCrossentropy(), many, np.where(s > 0.5, 1, 0).astype("float32")),
        ("cce probabilities", L.CategoricalCrossentropy(), onehot, p),
        ("cce unscaled", L.CategoricalCrossentropy(), onehot, p * 3),
        ("cce logits", L.CategoricalCrossentropy(from_logits=True), onehot, z),
        ("cce smoothed", L.CategoricalCrossentropy(from_logits=True, label_smoothing=0.1), onehot, z),
        ("scce probabilities", L.SparseCategoricalCrossentropy(), classes, p),
        ("scce logits", L.SparseCategoricalCrossentropy(from_logits=True), classes, z),
    ]
    for name, loss, y, prediction in cases:
        show(name, loss(y, prediction))


def optimizers():
    O = keras.optimizers
    cases = [
        ("SGD", O.SGD(0.1)),
        ("SGD momentum", O.SGD(0.1, momentum=0.9)),
        ("SGD nesterov", O.SGD(0.1, momentum=0.9, nesterov=True)),
        ("Adam", O.Adam()),
        ("Adam settings", O.Adam(0.05, beta_1=0.8, beta_2=0.95, epsilon=1e-3)),
    ]
    for name, optimizer in cases:
        variable = keras.Variable(waves(5))
        for step in range(4):
            optimizer.apply_gradients([(waves(5, start=0.2 + step) * 0.3, variable)])
        show(name, variable.numpy())


def training(loss, labels, last, metrics, optimizer):
    x = waves(20, 6, step=0.9)
    model = keras.Sequential(
        [keras.Input((6,)), keras.layers.Dense(5, "tanh"), keras.layers.Dense(4, "relu"),
         keras.layers.Dense(labels.shape[1] if labels.ndim > 1 else 3, last)]
    )
    model.set_weights([waves(*w.shape, step=0.37 + 0.1 * i) for i, w in enumerate(model.get_weights())])
    model.compile(optimizer, loss, metrics=metrics)
    history = model.fit(
        x, labels, batch_size=3, epochs=3, validation_split=0.25, shuffle=False, verbose=0
    )
    for name, values in history.history.items():
        show(name, values)
    show("first outputs", model.predict(x[:2], verbose=0))


def trainings():
    classes = (np.arange(20) * 7 % 3).astype("int64")
    print("-- sparse"); training("sparse_categorical_crossentropy", classes, "softmax", ["accuracy"], "adam")
    print("-- categorical"); training("categorical_crossentropy", np.eye(3, dtype="float32")[classes], "softmax", ["accuracy"], keras.optimizers.SGD(0.1, momentum=0.9))
    print("-- binary"); training("binary_crossentropy", (classes > 0).astype("float32")[:, None], "sigmoid", ["accuracy"], "adam")
    print("-- mse"); training("mse", waves(20, 2, step=0.4), "linear", ["mae"], "sgd")


losses()
optimizers()
trainings()

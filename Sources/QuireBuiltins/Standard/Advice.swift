import QuireRuntime

/// What users of NumPy, Keras and torch look for under a name that Quire does not have, and what mends it.
///
/// A key is a name, or an attribute behind the name of its type or module.
enum Advice {
  static let table: [String: String] = {
    var table = names
    for group in [sequences, tensors, networks, plots, absent] {
      table.merge(group) { known, _ in known }
    }
    for (key, hint) in table where key.hasPrefix("keras.") { table["tensorflow.\(key)"] = hint }
    return table
  }()

  /// Names by themselves.
  private static let names: [String: String] = {
    var names = [
      "tf": "import tensorflow as tf",
      "sns": "import seaborn as sns",
      "numpy": "import numpy, or use np",
      "nn": "the layers are in scope: Dense(10, activation=\"relu\")",
      "pd": "Quire has no data frames; np.array and dicts of lists hold tables",
      "F": "activations are named in layers: activation=\"relu\"",
      "optim": "the optimizers are in scope: Adam(0.001), SGD(0.01)",
      "pip": "Quire installs nothing: np, plt, keras and the layers are in scope",
      "cifar10": missingSet("cifar10"),
      "to_categorical": "keras.utils.to_categorical",
    ]
    for name in ["relu", "sigmoid", "softmax", "tanh"] {
      names[name] = "activation=\"\(name)\" in a layer, or keras.activations.\(name)"
    }
    for name in missingLayers { names[name] = missingLayer(name) }
    return names
  }()

  /// Lists and tuples that were meant as tensors.
  /// Stands for the program's own expression before the dot.
  private static let it = HintText.before

  private static let sequences: [String: String] = {
    var hints: [String: String] = [:]
    let methods = [
      "reshape", "astype", "mean", "sum", "std", "var", "max", "min", "argmax", "argmin", "flatten",
      "ravel", "transpose", "cumsum", "prod", "round", "clip", "any", "all", "dot", "squeeze",
      "numpy", "item",
    ]
    for type in ["list", "tuple"] {
      for name in methods {
        hints["\(type).\(name)"] = "make a tensor of it: np.array(\(it)).\(name)()"
      }
      if type == "list" {
        hints["list.sorted"] = "sorted(\(it)) gives a new list, \(it).sort() sorts it"
      }
      for name in ["shape", "ndim", "size", "dtype", "T"] {
        hints["\(type).\(name)"] = "make a tensor of it: np.array(\(it)).\(name)"
      }
      if type == "tuple" {
        for name in ["shape", "reshape", "astype", "dtype", "ndim"] {
          hints["tuple.\(name)"] =
            "a pair of tensors is taken apart first: x, y = \(it); "
            + "np.array(…) makes a tensor of numbers"
        }
      }
      hints["\(type).length"] = "len(\(it)) is the number of elements"
    }
    return hints
  }()

  private static let tensors: [String: String] = [
    "Tensor.append":
      "a tensor keeps its size: np.concatenate([\(it), [value]]), or collect in a list",
    "Tensor.length": "len(\(it)) counts along the first axis, \(it).size all elements",
    "Tensor.view": "\(it).reshape(…)",
    "Tensor.cuda": "Quire computes on the processor: leave it out",
    "Tensor.cpu": "Quire computes on the processor: leave it out",
    "Tensor.to": "\(it).astype(…) changes the type of the elements; there is one device",
    "Tensor.float": "\(it).astype(\"float32\")",
    "Tensor.long": "\(it).astype(\"int64\")",
    "Tensor.int": "\(it).astype(\"int64\")",
    "Tensor.detach": "tensors outside a tape have no gradient: leave it out",
    "Tensor.unsqueeze": "np.expand_dims(\(it), axis), or \(it)[:, None]",
    "Tensor.permute": "\(it).transpose(…)",
    "Tensor.backward":
      "with GradientTape() as tape: compute the loss, then tape.gradient(loss, variables)",
    "Tensor.grad": "tape.gradient(loss, \(it)) gives the gradient",
    "Tensor.requires_grad": "tape.watch(\(it)), or \(it) = tf.Variable(…)",
    "Variable.grad": "tape.gradient(loss, variable) gives the gradient",
    "Variable.backward": "tape.gradient(loss, variables)",
    "GradientTape.grad": "tape.gradient(target, sources)",
    "GradientTape.backward": "tape.gradient(target, sources)",
  ]

  private static let networks: [String: String] = {
    var hints = [
      "History.loss": "h.history[\"loss\"]",
      "History.accuracy": "h.history[\"accuracy\"]",
      "History.val_loss": "h.history[\"val_loss\"], when fit got validation_data",
      "History.keys": "h.history.keys()",
      "Model.history": "fit returns it: history = \(it).fit(…), then history.history[\"loss\"]",
      "Model.[]": "\(it).layers[i] is one of its layers",
      "Model.train": "model.fit(x, y, epochs=…)",
      "Model.forward": "call it: model(x)",
      "Model.parameters": "model.trainable_variables",
      "Model.eval": "model(x) does not learn unless training=True is given",
      "Model.score": "model.evaluate(x, y)",
      "Model.predict_classes": "model.predict(x).argmax(axis=-1)",
      "Model.fit_generator": "model.fit(x, y)",
      "Model.save": "Quire does not write model files yet; model.get_weights() gives the tensors",
      "Model.load_weights":
        "Quire does not read model files yet; model.set_weights(…) takes tensors",
      "Model.save_weights":
        "Quire does not write model files yet; model.get_weights() gives the tensors",
      "Layer.shape": "model.output_shape, or layer(x).shape",
      "KerasTensor.reshape": "Flatten() gives every sample a single axis",
      "KerasTensor.numpy": "it has no numbers yet: call the model on data",
    ]
    for name in missingLayers {
      for module in ["keras.layers", "keras"] { hints["\(module).\(name)"] = missingLayer(name) }
    }
    for name in [
      "boston_housing", "california_housing", "cifar10", "cifar100", "imdb", "reuters",
    ] {
      hints["keras.datasets.\(name)"] = missingSet(name)
    }
    for name in ["RMSprop", "Adagrad", "AdamW", "Nadam", "Adadelta"] {
      hints["keras.optimizers.\(name)"] = "Quire does not have \(name) yet; it has Adam and SGD"
    }
    return hints
  }()

  private static let plots: [String: String] = {
    var hints = [
      "AxesArray.plot":
        "it is a grid of axes: choose one, such as ax[0], or ax[0, 0] with rows and columns",
      "tuple.plot": "fig, ax = plt.subplots() unpacks the figure and its axes",
      "Figure.plot": "plt.plot(…), or ax = fig.gca() first",
    ]
    for name in ["imshow", "bar", "hist", "scatter", "set_title"] {
      hints["AxesArray.\(name)"] = hints["AxesArray.plot"]
      hints["tuple.\(name)"] = hints["tuple.plot"]
    }
    for name in [
      "xlabel", "ylabel", "title", "xlim", "ylim", "xticks", "yticks", "xscale", "yscale",
    ] {
      hints["Axes.\(name)"] = "ax.set_\(name)(…); plt.\(name)(…) is the function"
      hints["matplotlib.pyplot.set_\(name)"] =
        "plt.\(name)(…); ax.set_\(name)(…) is the method of axes"
    }
    return hints
  }()

  /// What Quire does not have in place of which something else does.
  private static let absent: [String: String] = [
    "keras.preprocessing":
      "Quire does not have it yet; tensors are scaled by arithmetic: x_train / 255.0",
    "keras.callbacks":
      "Quire does not have callbacks yet; a loop of model.fit(…, epochs=1) can do something behind each",
    "keras.applications": "Quire does not have trained models yet",
    "tensorflow.data":
      "Quire does not have it yet; model.fit takes tensors, x[i:i + 32] are the rows of a batch",
    "numpy.append": "np.concatenate([x, [value]]), or collect in a list and make one tensor of it",
    "numpy.loadtxt": "Quire does not read files of numbers yet",
    "numpy.genfromtxt": "Quire does not read files of numbers yet",
    "numpy.load": "Quire does not read .npy files yet",
    "numpy.fft": "Quire has no Fourier transform yet",
    "random.rand": "random.random() is one number, np.random.rand(n) is n of them",
    "random.randn": "random.gauss(0, 1) is one number, np.random.randn(n) is n of them",
    "random.normal": "random.gauss(0, 1) is one number, np.random.normal(0, 1, n) is n of them",
    "dict[val_…]":
      "fit measures it when it gets validation_data=(x_test, y_test) or validation_split=0.2",
    "… = load_data()": "(x_train, y_train), (x_test, y_test)",
    "numpy.float": "float, or np.float64",
    "numpy.int": "int, or np.int64",
  ]

  private static let missingLayers = [
    "Conv1D", "Conv2D", "Conv2DTranspose", "MaxPooling1D", "MaxPooling2D", "AveragePooling2D",
    "GlobalAveragePooling2D", "BatchNormalization", "LayerNormalization", "Embedding", "LSTM",
    "GRU",
    "SimpleRNN", "Bidirectional", "Reshape", "Concatenate", "Add", "LeakyReLU", "UpSampling2D",
    "ZeroPadding2D", "MultiHeadAttention", "TimeDistributed",
  ]

  private static func missingSet(_ name: String) -> String {
    "Quire does not have \(name) yet; its data sets are fashion_mnist, mnist, iris and digits"
  }

  private static func missingLayer(_ name: String) -> String {
    "Quire does not have \(name) yet; its layers are Dense, Flatten, Dropout and Activation"
  }
}

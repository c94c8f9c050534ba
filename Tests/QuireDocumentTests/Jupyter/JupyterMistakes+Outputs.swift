extension JupyterMistake {
  static let outputs = [
    JupyterMistake(output("3"), "cell 1, output 1 must be an object, found a number", "4:1"),
    JupyterMistake(output("{}"), "cell 1, output 1 has no `output_type`", "4:1"),
    JupyterMistake(
      output(#"{"output_type": null}"#),
      "cell 1, output 1: `output_type` must be a text, found null", "4:17"),
    JupyterMistake(
      output(#"{"output_type": "pyout"}"#),
      #"cell 1, output 1: "pyout" is no kind of output"#, "4:17"),
    JupyterMistake(
      output(#"{"output_type": "stream", "text": ""}"#), "cell 1, output 1 has no `name`", "4:1"),
    JupyterMistake(
      output(#"{"output_type": "stream", "name": "stdout"}"#), "cell 1, output 1 has no `text`",
      "4:1"),
    JupyterMistake(
      output(#"{"output_type": "stream", "name": "../../x", "text": ""}"#),
      #"cell 1, output 1: `name` must be "stdout" or "stderr", found "../../x""#, "4:35"),
    JupyterMistake(
      output(#"{"output_type": "stream", "name": 1, "text": ""}"#),
      "cell 1, output 1: `name` must be a text, found a number", "4:35"),
    JupyterMistake(
      output(#"{"output_type": "stream", "name": "stdout", "text": {}}"#),
      "cell 1, output 1: `text` must be a text or a list of texts, found an object", "4:53"),
    JupyterMistake(
      output(#"{"output_type": "stream", "name": "stdout", "text": ["a", 1]}"#),
      "cell 1, output 1: `text` must be a text or a list of texts, found a number in it", "4:59"),
    JupyterMistake(
      output(#"{"output_type": "display_data", "metadata": {}}"#),
      "cell 1, output 1 has no `data`", "4:1"),
    JupyterMistake(
      output(#"{"output_type": "display_data", "data": "x"}"#),
      "cell 1, output 1: `data` must be an object, found a text", "4:41"),
    JupyterMistake(
      output(#"{"output_type": "display_data", "data": {"text/plain": 1}}"#),
      #"cell 1, output 1: `data`: "text/plain" must be a text or a list of texts, found a number"#,
      "4:56"),
    JupyterMistake(
      output(#"{"output_type": "display_data", "data": {"image/../../x.png": ""}}"#),
      #"cell 1, output 1: `data`: "image/../../x.png" is no media type"#, "4:63"),
    JupyterMistake(
      output(#"{"output_type": "display_data", "data": {"": ""}}"#),
      #"cell 1, output 1: `data`: "" is no media type"#, "4:46"),
    JupyterMistake(
      output(#"{"output_type": "display_data", "data": {"image/p ng\u0000": ""}}"#),
      #"cell 1, output 1: `data`: "image/p ng\u0000" is no media type"#, "4:62"),
    JupyterMistake(
      output(#"{"output_type": "display_data", "data": {}, "metadata": 1}"#),
      "cell 1, output 1: `metadata` must be an object, found a number", "4:57"),
    JupyterMistake(
      output(#"{"output_type": "execute_result", "data": {}, "metadata": {}}"#),
      "cell 1, output 1 has no `execution_count`", "4:1"),
    JupyterMistake(
      output(#"{"output_type": "execute_result", "data": {}, "execution_count": []}"#),
      "cell 1, output 1: `execution_count` must be a whole number or null, found a list", "4:66"),
    JupyterMistake(
      output(#"{"output_type": "error", "evalue": "", "traceback": []}"#),
      "cell 1, output 1 has no `ename`", "4:1"),
    JupyterMistake(
      output(#"{"output_type": "error", "ename": 1, "evalue": "", "traceback": []}"#),
      "cell 1, output 1: `ename` must be a text, found a number", "4:35"),
    JupyterMistake(
      output(#"{"output_type": "error", "ename": "", "evalue": [], "traceback": []}"#),
      "cell 1, output 1: `evalue` must be a text, found a list", "4:49"),
    JupyterMistake(
      output(#"{"output_type": "error", "ename": "", "evalue": "", "traceback": "x"}"#),
      "cell 1, output 1: `traceback` must be a list of texts, found a text", "4:66"),
  ]
}

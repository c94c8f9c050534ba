/// A notebook with all that the format has, as nbformat writes it.
enum JupyterSample {
  static let text = """
    {
     "cells": [
      {
       "attachments": {
        "a.png": {
         "image/png": "iVBORw0KGgo=",
         "text/plain": [
          "one\\n",
          "two"
         ]
        }
       },
       "cell_type": "markdown",
       "id": "first",
       "metadata": {},
       "source": [
        "# Title\\n",
        "\\n",
        "![a](attachment:a.png)"
       ]
      },
      {
       "cell_type": "code",
       "execution_count": 3,
       "id": "b_2-C",
       "metadata": {
        "tags": [
         "parameters"
        ],
        "title": "Build"
       },
       "outputs": [
        {
         "name": "stdout",
         "output_type": "stream",
         "text": [
          "1\\n",
          "2\\n"
         ]
        },
        {
         "data": {
          "application/json": [
           1,
           "x"
          ],
          "image/png": "iVBORw0KGgo=\\n",
          "text/plain": [
           "<Figure>"
          ]
         },
         "metadata": {
          "image/png": {
           "height": 3,
           "width": 4
          }
         },
         "output_type": "display_data"
        },
        {
         "data": {
          "text/plain": [
           "3"
          ]
         },
         "execution_count": 3,
         "metadata": {},
         "output_type": "execute_result"
        },
        {
         "ename": "NameError",
         "evalue": "y",
         "output_type": "error",
         "traceback": [
          "\\u001b[31mNameError\\u001b[0m",
          "y"
         ]
        }
       ],
       "source": [
        "x = 1\\n",
        "x + y"
       ]
      },
      {
       "cell_type": "raw",
       "id": "c",
       "metadata": {
        "format": "text/restructuredtext"
       },
       "source": []
      }
     ],
     "metadata": {
      "kernelspec": {
       "display_name": "Python 3",
       "language": "python",
       "name": "python3"
      },
      "language_info": {
       "name": "python",
       "version": "3.11.2"
      }
     },
     "nbformat": 4,
     "nbformat_minor": 5
    }

    """
}

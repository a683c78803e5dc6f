"""llama.cpp's own server over a GGUF file, until it is ended. Run as: python llama_server.py FILE PORT"""

import sys
import threading

import xllamacpp

parameters = xllamacpp.CommonParams()
parameters.model.path, parameters.port = sys.argv[1], int(sys.argv[2])
parameters.hostnames = ["127.0.0.1"]
parameters.n_parallel = 1
server = xllamacpp.Server(parameters)
threading.Event().wait()

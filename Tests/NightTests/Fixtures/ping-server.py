"""ping-server.py LOG: a server on a port of its own, which it prints; writes every byte of every
request to LOG. Ends by itself after five minutes."""
import http.server, sys, threading


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        length = int(self.headers.get("Content-Length") or 0)
        with open(sys.argv[1], "ab") as log:
            log.write(f"{self.raw_requestline.decode('latin-1')}{self.headers}".encode())
            log.write(self.rfile.read(length))
        self.send_response(200)
        self.end_headers()

    do_POST = do_PUT = do_HEAD = do_GET

    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
print(server.server_port, flush=True)
threading.Timer(300, server.shutdown).start()
server.serve_forever()

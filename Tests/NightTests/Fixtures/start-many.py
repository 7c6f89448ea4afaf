"""start-many.py COUNT WORDS...: starts a program COUNT times at once; a JSON list of how each
ended: [code, what it wrote to standard error]."""
import json, os, subprocess, sys

count, words = int(sys.argv[1]), sys.argv[2:]
# Each child waits until the gate is closed, and then becomes the program.
gate, opener = os.pipe()
wait = ["sh", "-c", 'read -r _ <&$0; exec "$@"', str(gate)]
children = [
    subprocess.Popen(
        wait + words, pass_fds=[gate], text=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    for _ in range(count)
]
os.close(opener)
print(json.dumps([[child.wait(), child.stderr.read()] for child in children]))

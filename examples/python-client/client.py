#!/usr/bin/env python3
"""A visitor of a Frontdesk site, in a terminal. Written from docs/PROTOCOL.md alone.

Every line of standard input is sent as a message; every entry of the conversation is printed as "[seq] who: text".
Whatever happens to the link, each message is stored once and each entry is printed once, in order.
"""
import argparse
import json
import os
import queue
import random
import secrets
import sys
import threading
import time
import urllib.error
import urllib.request

import websocket  # Debian: python3-websocket; elsewhere: pip install websocket-client

VERSION = 1
DEAD_AFTER = 25  # seconds
RETRYABLE = {"rate.limited", "server.error", "server.busy"}
BACK_AT_ONCE = {4401, 4408, 4410, 4411}


class Refused(Exception):
    """The server's answer to something it does not do."""

    def __init__(self, error):
        super().__init__(f"{error['code']}: {error['message']}")
        self.code = error["code"]
        self.wait = error.get("retryAfterMs", 1000) / 1000


class LinkLost(Exception):
    """The socket has ended; `code` is the close code, or 0."""

    def __init__(self, code=0):
        super().__init__(f"link lost ({code})")
        self.code = code


class Site:
    """The HTTP side: the way in, and socket tickets."""

    def __init__(self, url, key, page):
        self.url, self.key, self.page = url.rstrip("/"), key, page

    def post(self, path, body, headers):
        request = urllib.request.Request(
            self.url + path,
            json.dumps(body).encode(),
            {"Content-Type": "application/json", **headers},
        )
        try:
            with urllib.request.urlopen(request, timeout=15) as response:
                return json.load(response)
        except urllib.error.HTTPError as failed:
            raise Refused(json.load(failed)["error"]) from None

    def enter(self, token):
        """Trades a boot ticket for the visitor's token; with the token kept from before one is the same visitor."""
        boot = self.post("/api/v1/widget/boot", {"siteKey": self.key}, {"Origin": self.page})
        body = {"siteKey": self.key, "ticket": boot["ticket"]}
        if token:
            body["token"] = token
        return self.post("/api/v1/widget/session", body, {})["token"]

    def socket_ticket(self, token):
        return self.post("/api/v1/socket-tickets", {}, {"Authorization": f"Bearer {token}"})["ticket"]


class Conversation:
    """What is held of the log: one change number, and entries by their id."""

    def __init__(self):
        self.id = None
        self.rev = 0
        self.entries = {}
        self.printed = 0  # order number up to which entries were printed

    def apply(self, changes):
        """Puts changes in their places. False when something before them is missing."""
        if changes["reset"]:
            self.entries = {}
        elif changes["from"] > self.rev:
            return False
        elif changes["to"] <= self.rev:
            return True
        for entry in changes["entries"]:
            held = self.entries.get(entry["id"])
            if held is None or entry["rev"] > held["rev"]:
                self.entries[entry["id"]] = entry
        self.rev = changes["to"]
        return True

    def news(self):
        """Entries that were not printed yet, in their order."""
        fresh = sorted((e for e in self.entries.values() if e["seq"] > self.printed), key=lambda e: e["seq"])
        if fresh:
            self.printed = fresh[-1]["seq"]
        return fresh


class Link:
    """One socket, signed in: frames, beats, and requests with their answers."""

    def __init__(self, site, token):
        address = "ws" + site.url.removeprefix("http") + "/api/v1/socket"
        ticket = site.socket_ticket(token)
        # A program sends no Origin; that is for browsers.
        self.socket = websocket.create_connection(address, timeout=15, suppress_origin=True)
        self.said = {}  # request id -> what to do with the answer
        self.heard_at = time.monotonic()
        self.unseen = None  # (beat number, since when) of an answer that the server has not confirmed
        self.send({"type": "hello", "version": VERSION, "ticket": ticket})
        welcome = self.receive(15)
        if welcome is None or welcome["type"] != "welcome":
            raise LinkLost()
        self.you = welcome["you"]["visitor"]

    def send(self, frame):
        try:
            self.socket.send(json.dumps(frame))
        except (OSError, websocket.WebSocketException):
            raise LinkLost() from None

    def ask(self, command, params, answered):
        number = len(self.said) + 1
        self.said[number] = answered
        self.send({"type": "request", "id": number, "command": command, "params": params})

    def receive(self, seconds):
        """The next frame, or None when none came in this time."""
        self.socket.settimeout(seconds)
        try:
            opcode, data = self.socket.recv_data()
        except websocket.WebSocketTimeoutException:
            return None
        except (OSError, websocket.WebSocketException):
            raise LinkLost() from None
        if opcode == websocket.ABNF.OPCODE_CLOSE:
            raise LinkLost(int.from_bytes(data[:2], "big"))
        self.heard_at = time.monotonic()
        frame = json.loads(data)
        if frame["type"] == "beat":
            self.answer_beat(frame)
        elif frame["type"] in ("result", "error") and frame["id"] in self.said:
            answered = self.said[frame["id"]]
            answered(frame.get("result"), Refused(frame["error"]) if frame["type"] == "error" else None)
        return frame

    def answer_beat(self, beat):
        if self.unseen is None or beat["seen"] >= self.unseen[0]:
            self.unseen = (beat["n"], time.monotonic())
        self.send({"type": "beat", "n": beat["n"]})

    def check(self):
        """Nothing came for too long, or nothing of ours arrives: the link is dead, whatever the system says."""
        now = time.monotonic()
        if now - self.heard_at > DEAD_AFTER or (self.unseen and now - self.unseen[1] > DEAD_AFTER):
            raise LinkLost()

    def close(self):
        self.socket.shutdown()


class Client:
    """Keeps a link up, the conversation current, and says what is in the outbox until it is answered."""

    def __init__(self, site, state_file):
        self.site, self.state_file = site, state_file
        self.conversation = Conversation()
        self.lines = queue.Queue()
        self.input_ended = False
        self.state = {"token": None, "outbox": []}
        if os.path.exists(state_file):
            with open(state_file, encoding="utf-8") as kept:
                self.state = json.load(kept)

    def keep(self):
        """Token and unsent words outlive this program."""
        descriptor = os.open(self.state_file + ".new", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as kept:
            json.dump(self.state, kept)
        os.replace(self.state_file + ".new", self.state_file)

    def run(self):
        """True when all was said, False when the server wants nothing more of this visitor."""
        threading.Thread(target=self.read_input, daemon=True).start()
        attempts = 0
        while True:
            pause = random.uniform(0, min(30, 0.5 * 2**attempts))
            try:
                self.state["token"] = self.site.enter(self.state["token"])
                self.keep()
                link = Link(self.site, self.state["token"])
                attempts = 0
                try:
                    return self.talk(link)
                finally:
                    link.close()
            except LinkLost as lost:
                print(f"-- {lost}", file=sys.stderr)
                if lost.code == 4403:
                    return False
                if lost.code == 4429:
                    pause = 60
                if lost.code in BACK_AT_ONCE and attempts == 0:
                    pause = 0
            except Refused as refused:
                print(f"-- {refused}", file=sys.stderr)
                if refused.code not in RETRYABLE:
                    return False
                pause = max(pause, refused.wait)
            except (OSError, websocket.WebSocketException) as failed:
                print(f"-- {failed}", file=sys.stderr)
            attempts += 1
            self.rest(pause)

    def rest(self, seconds):
        """What is written meanwhile is kept at once."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self.take_lines()
            time.sleep(0.1)

    def read_input(self):
        for line in sys.stdin:
            self.lines.put(line.rstrip("\n"))
        self.lines.put(None)

    def talk(self, link):
        """Until the link is lost, or the input has ended and all is said."""
        self.waiting = []  # changes that came while a resume was under way; None when none is
        self.sending = None  # client id of the message that is under way
        self.send_after = 0
        link.ask("conversation.start", {}, lambda result, refused: self.started(link, result, refused))
        while True:
            frame = link.receive(0.1)
            if frame is not None and frame["type"] == "conversation.changed":
                self.changed(link, frame["changes"])
            elif frame is not None and frame["type"] == "server.draining":
                time.sleep(random.uniform(0, frame["withinMs"] / 1000))
                raise LinkLost(1012)
            link.check()
            self.take_lines()
            self.send_next(link)
            if self.input_ended and not self.state["outbox"] and self.waiting is None:
                return True

    def started(self, link, result, refused):
        if refused:
            raise refused
        self.conversation.id = result["conversationId"]
        self.resume(link)

    def resume(self, link):
        self.waiting = []
        params = {"conversationId": self.conversation.id, "rev": self.conversation.rev}
        link.ask("conversation.resume", params, lambda result, refused: self.resumed(link, result, refused))

    def resumed(self, link, changes, refused):
        if refused:
            raise refused
        waiting, self.waiting = self.waiting, None
        for one in [changes, *waiting]:
            self.changed(link, one)

    def changed(self, link, changes):
        if self.waiting is not None:
            self.waiting.append(changes)
        elif self.conversation.apply(changes):
            self.show(link)
        else:
            self.resume(link)

    def show(self, link):
        for entry in self.conversation.news():
            print(f"[{entry['seq']}] {entry['author']['label']}: {words_of(entry['content'])}", flush=True)
            seen = {"conversationId": self.conversation.id, "deliveredSeq": entry["seq"], "readSeq": entry["seq"]}
            if entry["author"]["kind"] != "contact":
                link.ask("receipt.update", seen, lambda result, refused: None)

    def take_lines(self):
        while not self.lines.empty():
            line = self.lines.get()
            if line is None:
                self.input_ended = True
            elif line:
                # The id is made before the first try and kept until there is an answer.
                self.state["outbox"].append({"clientId": secrets.token_urlsafe(12), "text": line})
                self.keep()

    def send_next(self, link):
        """One at a time, so that they stand in the order in which they were written."""
        if self.waiting is not None or self.sending or not self.state["outbox"] or time.monotonic() < self.send_after:
            return
        message = self.state["outbox"][0]
        self.sending = message["clientId"]
        params = {"conversationId": self.conversation.id, **message}
        link.ask("message.send", params, lambda result, refused: self.answered(message, refused))

    def answered(self, message, refused):
        self.sending = None
        if refused and refused.code in RETRYABLE:
            self.send_after = time.monotonic() + refused.wait
            return
        if refused:
            print(f"-- {message['text']!r} was not accepted: {refused}", file=sys.stderr)
        self.state["outbox"] = [one for one in self.state["outbox"] if one["clientId"] != message["clientId"]]
        self.keep()


def words_of(content):
    if content["kind"] == "message":
        return content["text"]
    if content["kind"] == "assigned":
        return f"({content['assignee']['label']} is with you)"
    return f"({content['kind']})"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Talk to the agents of a site.")
    parser.add_argument("url", help="the product's address, for example http://localhost:8460")
    parser.add_argument("site_key", help="the site's public key, as its pages carry it")
    parser.add_argument("page", help="one of the site's allowed addresses, for example http://127.0.0.1:8461")
    parser.add_argument("--state", default="frontdesk-visitor.json", help="file that keeps token and unsent words")
    given = parser.parse_args()
    try:
        all_said = Client(Site(given.url, given.site_key, given.page), given.state).run()
    except KeyboardInterrupt:
        all_said = True
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0 if all_said else 1)  # the thread that waits for input would hold up an ordinary exit

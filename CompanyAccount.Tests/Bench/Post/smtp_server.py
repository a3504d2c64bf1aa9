"""A real mail server for the tests (Debian's python3-aiosmtpd), on a loopback port.

It keeps each mail it takes as a file of the spool folder. What it does with a mail, the recipient's name says:
refused@ gets 550, deferred@ gets 451, slow@ gets no answer. While the hold file exists, a mail is kept but its sender
waits for the answer. Ends when its standard input ends, so that it never outlives its test.
"""
import argparse
import asyncio
import os
import pathlib
import sys
import uuid

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword


class Spool:
    def __init__(self, folder, hold):
        self.folder = pathlib.Path(folder)
        self.hold = hold

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("refused@"):
            return "550 5.1.1 No such mailbox"
        if address.startswith("deferred@"):
            return "451 4.3.0 Try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if any(address.startswith("slow@") for address in envelope.rcpt_tos):
            await asyncio.Event().wait()
        name = uuid.uuid4().hex
        part = self.folder / f".{name}"
        part.write_bytes(envelope.content)
        part.rename(self.folder / f"{name}.eml")
        while self.hold and os.path.exists(self.hold):
            await asyncio.sleep(0.05)
        return "250 OK"


def authenticator(login):
    def check(server, session, envelope, mechanism, data):
        given = isinstance(data, LoginPassword) and f"{data.login.decode()}:{data.password.decode()}"
        return AuthResult(success=given == login, handled=False)
    return check


async def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--spool", required=True)
    parser.add_argument("--hold")
    parser.add_argument("--login")
    options = parser.parse_args()
    spool = Spool(options.spool, options.hold)
    rights = {}
    if options.login:
        rights = dict(authenticator=authenticator(options.login), auth_required=True, auth_require_tls=False)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(spool, hostname="localhost", loop=loop, **rights), "127.0.0.1", options.port)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    os._exit(0)


asyncio.run(main())

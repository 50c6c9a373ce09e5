/** The wire's version. A client names the one it speaks in `hello`; the server refuses what it does not know. */
export const protocolVersion = 1

// Entry of the server that the desktop client starts.

import { runServer } from './server.ts'

runServer({ stdio: false })

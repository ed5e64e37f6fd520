// Requests of this server beyond LSP: the only server file that the client imports.
export {}

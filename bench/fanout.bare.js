const { createServer } = require('node:http');
const { WebSocketServer } = require('ws');

/**
 * The least that telling everybody can cost: sockets that nobody asked who they are, and one text that is sent to each as
 * it is.
 */
const server = createServer();
const sockets = new WebSocketServer({ server, perMessageDeflate: false });

process.on('message', ({ publish }) => {
  for (const socket of sockets.clients) socket.send(publish);
});

server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));

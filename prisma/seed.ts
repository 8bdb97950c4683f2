// `prisma db seed` loads what `gateway demo` loads. The file is plain enough for Node to run it without a compiler, and
// everything else is in the build.
process.argv.splice(2, Infinity, 'demo');
void import(`${__dirname}/../dist/main.js`);

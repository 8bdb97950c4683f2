// A database is opened in many a first hook, on machines that may be slow.
jest.setTimeout(120_000);

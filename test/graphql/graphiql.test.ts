import { parse, validate } from 'graphql';
import { ANONYMOUS } from '../../src/auth/viewer';
import { readConfig } from '../../src/config';
import { renderGraphiqlPage } from '../../src/graphql/graphiql';
import { EXAMPLES } from '../../src/graphql/graphiql.examples';
import { prepare } from '../../src/graphql/prepare';
import { gatewaySchema } from '../../src/graphql/schema';

test.each(EXAMPLES)('this example fits the schema and the limits: %s', async (query) => {
  const schema = await gatewaySchema();
  expect(validate(schema, parse(query))).toEqual([]);
  const outcome = prepare(schema, { query }, { config: readConfig({}), viewer: ANONYMOUS, requestId: 'r' });
  expect(outcome).toHaveProperty('document');
});

test('the token of the demo is in the headers of each tab, and nothing can break out of the script', () => {
  const { html } = renderGraphiqlPage({ token: 'agw_demo</script><script>alert(1)' });
  expect(html).toContain('Bearer agw_demo\\u003c/script>');
  expect(html).not.toContain('<script>alert(1)');
  expect(renderGraphiqlPage({}).html).not.toContain('Bearer ');
});

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { openSource } from '../../../src/cli/import/source';
import { runImport } from '../../../src/cli/import/import-run';
import { issueCredential } from '../../../src/modules/credentials/credential.service';
import { createOrganization } from '../../../src/modules/organizations/organization-setup.service';
import { startTestGateway } from '../../support/gateway';
import { type Case, Scenario } from '../../support/ghost-scenario';
import type { Recording } from '../../support/recorded';
import type { GoldenRequest } from '../../support/replay';

const golden = path.resolve(__dirname, '../../golden');
const { about, cases } = JSON.parse(readFileSync(path.join(golden, 'ghost.json'), 'utf8')) as {
  about: { recording: Recording };
  cases: Case[];
};

/** Cases that are answered otherwise on purpose. */
const DIFFERENT: Readonly<Record<string, string>> = {
  'read-signin': 'members do not sign in at the gateway, and a link that leads nowhere is no help',
  'edit-prefs': 'a member who holds a tier without paying is comped, however that came about',
  'edit-query-include': 'the same member',
  'csv-export-all': 'the same members, and one who was comped and has no tier any more',
  events: 'in time order; Ghost orders events of one second by their kind',
  'events-all': 'in time order; Ghost orders events of one second by their kind',
};

/** What is sent to come to the state that Ghost was in, after a request that is refused here on purpose. */
const REPAIRS: Readonly<Record<string, GoldenRequest>> = {
  'bulk-all-and-filter': {
    method: 'PUT',
    path: '/ghost/api/admin/members/bulk/',
    query: { all: 'true' },
    body: { bulk: { action: 'removeLabel', meta: { label: { id: '{{lab_foo}}' } } } },
  },
};

const MINUTE_MS = 60_000;
const ROOM_MS = 40_000;

/** Two imports of the recording share a label that is named after their minute: waits for one that has room for both. */
async function minuteWithRoom(): Promise<void> {
  const left = MINUTE_MS - (Date.now() % MINUTE_MS);
  if (left < ROOM_MS) await setTimeout(left + 50);
}

test('the recorded scenario gives the answers of a real Ghost over HTTP, in a new organization', async () => {
  const gateway = await startTestGateway();
  const { context } = await createOrganization(gateway.parts, {
    slug: 'golden-site',
    title: 'Golden Site',
    integrationName: 'golden',
  });
  const admin = (await issueCredential(context, { dialect: 'ghost', name: 'golden' })).credential;
  const content = (await issueCredential(context, { dialect: 'ghost', kind: 'content' })).credential;
  const file = openSource(path.join(golden, 'ghost-fixture-members.json'));
  const nothing = () => undefined;
  const options = { dryRun: false, stopped: () => false, onInvalid: nothing, onNotice: nothing, onBatch: nothing };
  expect(await runImport(context, file.entries, options)).toMatchObject({ created: 2, invalid: 0 });

  const scenario = new Scenario({
    url: gateway.url,
    credentials: { admin, content },
    recording: about.recording,
    different: DIFFERENT,
    repairs: REPAIRS,
  });
  for (const step of cases.filter(({ req }) => req !== undefined)) {
    if (step.minute_left !== undefined) await minuteWithRoom();
    await scenario.play(step);
  }

  const groups = [...scenario.counts].map(([group, [passed, judged]]) => `${group} ${passed}/${judged}`);
  const sum = (place: 0 | 1) => [...scenario.counts.values()].reduce((all, counts) => all + counts[place], 0);
  process.stdout.write(`ghost.json: ${sum(0)} of ${sum(1)} answers as recorded; ${groups.join(', ')}\n`);
  expect(scenario.problems).toEqual([]);
  expect(sum(1) - sum(0)).toBe(Object.keys(DIFFERENT).length);
  expect(sum(1)).toBeGreaterThanOrEqual(252);
});

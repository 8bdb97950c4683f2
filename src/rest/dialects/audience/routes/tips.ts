import { notFound } from '../../../../shared/failure';
import { route, type Route } from '../../../route';
import * as documented from '../documentation/tips';
import { JAR, namedBy } from '../ids';
import { CreateTip, CreateTipJar, ListTipJars, ReadTipJar } from '../operations/tips.generated';
import { nextCursor } from '../page';
import { createTipJarVariables, createTipVariables, listTipJarsVariables } from '../parse/tip';
import { presentPaidTip } from '../present/tip';
import { presentTipJar } from '../present/tip-jar';

/** Tip jars and tips. The reads are not in the document. */
export const tipRoutes: readonly Route[] = [
  route({
    endpoint: 'GET /tips/jars',
    operation: ListTipJars,
    documentation: documented.listTipJars,
    variables: listTipJarsVariables,
    reply: ({ tipJars: { nodes, totalCount, pageInfo } }) => ({
      body: { jars: nodes.map(presentTipJar), total: totalCount, ...nextCursor(pageInfo) },
    }),
  }),
  route({
    endpoint: 'GET /tips/jars/:jar_id',
    operation: ReadTipJar,
    documentation: documented.readTipJar,
    variables: (request) => ({ id: namedBy(JAR, request.params['jar_id'] ?? '') }),
    reply: ({ tipJar }) => {
      if (!tipJar) throw notFound(JAR.name);
      return { body: presentTipJar(tipJar) };
    },
  }),
  route({
    endpoint: 'POST /tips/jars',
    operation: CreateTipJar,
    documentation: documented.createTipJar,
    variables: createTipJarVariables,
    reply: ({ tipJarCreate }) => ({ status: 201, body: presentTipJar(tipJarCreate.tipJar) }),
  }),
  route({
    endpoint: 'POST /tips',
    operation: CreateTip,
    documentation: documented.createTip,
    variables: createTipVariables,
    reply: ({ tipCreate }, { address }) => ({ status: 201, body: presentPaidTip(tipCreate.tip, address) }),
  }),
];

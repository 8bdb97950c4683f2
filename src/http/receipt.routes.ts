import type { FastifyInstance } from 'fastify';
import { guard } from '../database/errors';
import type { Db } from '../database/transaction';
import { receiptByCode } from '../modules/tips/tip-receipt.service';
import { RECEIPT_POLICY, renderNoReceiptPage, renderReceiptPage } from './receipt.page';

const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': RECEIPT_POLICY,
  'x-robots-tag': 'noindex',
};

/** Puts the receipts of tips on the server: whoever knows the address of one may read it. */
export function mountReceipts(server: FastifyInstance, { db }: { readonly db: Db }): void {
  server.get<{ Params: { code: string } }>('/receipts/:code', async (request, reply) => {
    const { code } = request.params;
    const receipt = await guard(() => receiptByCode(db, code));
    void reply.headers(HEADERS);
    if (!receipt) return reply.code(404).send(renderNoReceiptPage());
    return reply.send(renderReceiptPage({ ...receipt, code }));
  });
}

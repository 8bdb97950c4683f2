import type { Db } from '../../database/transaction';
import { findReceipt, type ReceiptRow } from './tip.repository';

const CODE = /^[\w-]{24}$/;

/** The receipt with a code, for whoever knows it; null when there is none. It says nothing of who paid. */
export async function receiptByCode(db: Db, code: string): Promise<ReceiptRow | null> {
  return CODE.test(code) ? findReceipt(db, code) : null;
}

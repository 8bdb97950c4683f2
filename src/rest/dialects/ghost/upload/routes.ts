import type { Route } from '../../../route';
import { stream, type StreamRequest } from '../../../stream';
import * as documented from '../documentation/files';
import { ExportMembers, ImportMembers, ReadImportLabel, ReadSite } from '../operations.generated';
import { exportMembers, type MemberCriteria } from './export';
import { importMembers, MAX_UPLOAD_BYTES } from './import';

/** The rows of lists of members in files. `criteriaOf` reads `filter` and `search` as browsing does. */
export function uploadRoutes(criteriaOf: (request: StreamRequest) => MemberCriteria): readonly Route[] {
  return [
    stream({
      endpoint: 'GET /members/upload/',
      documentation: documented.exportMembers,
      operations: [ReadSite, ExportMembers],
      answer: (request, run) => exportMembers(request, run, criteriaOf(request)),
    }),
    stream({
      endpoint: 'POST /members/upload/',
      documentation: documented.importMembers,
      operations: [ReadSite, ImportMembers, ReadImportLabel],
      maxUploadBytes: MAX_UPLOAD_BYTES,
      answer: (request, run) => importMembers(request, run),
    }),
  ];
}

import type { GraphModule } from '../../schema/node';
import { credentialById } from './credential.loaders';
import { CredentialResolver } from './credential.resolver';

export const credentialsModule: GraphModule = {
  resolvers: [CredentialResolver],
  nodes: { Credential: { scope: 'credentials:read', load: (context, id) => credentialById(context).load(id) } },
};

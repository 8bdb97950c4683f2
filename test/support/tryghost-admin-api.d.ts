// What the client answers is whatever the server says.
/* eslint-disable @typescript-eslint/no-explicit-any */
declare module '@tryghost/admin-api' {
  interface Resource {
    browse(options?: object): Promise<any[] & { readonly meta: any }>;
    read(data: object, options?: object): Promise<any>;
    add(data: object, options?: object): Promise<any>;
    edit(data: object, options?: object): Promise<any>;
    delete(data: object, options?: object): Promise<any>;
  }

  export default class GhostAdminAPI {
    constructor(options: { url: string; version: string | boolean; key: string; ghostPath?: string });
    readonly members: Resource;
    readonly newsletters: Resource;
    readonly webhooks: Omit<Resource, 'browse' | 'read'>;
    readonly site: { read(): Promise<any> };
  }
}

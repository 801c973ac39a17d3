// Teams has a service URL for each region, so there are few; storage and activities could still name many.
const MOST_CLIENTS = 32;

/** Makes a client of one name once. The one that was not used for longest goes where there would be too many. */
export function keepClients<Client>() {
  const clients = new Map<string, Promise<Client>>();
  return function find(name: string, create: () => Promise<Client>): Promise<Client> {
    const known = clients.get(name);
    const client = known ?? create();
    clients.delete(name);
    clients.set(name, client);
    if (clients.size > MOST_CLIENTS) clients.delete(clients.keys().next().value ?? '');
    if (known === undefined) client.catch(() => clients.get(name) === client && clients.delete(name));
    return client;
  };
}

import type { Request } from '../command.ts';
import { readMessage } from './readMessage.ts';

/** What was asked for; `readMessage` tells why it is thought so. */
export function parseCommand(text: string): Request {
  return readMessage(text).request;
}

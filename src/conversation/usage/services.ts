import { countingOf } from '../../partner/facts.ts';
import { findArea } from '../../reading/areaNames.ts';
import type { AreaId } from '../../scoring/designations.ts';
import { isDeployedByMicrosoft, listServices } from '../../usage/azure/trailingYear.ts';
import { roundUsd } from '../../usage/usd.ts';
import type { Asking, Metering } from '../asking/asking.ts';
import { defineCommand } from '../command.ts';
import type { Line, Reply } from '../reply.ts';
import { tellBusinessCustomers } from './businessApplications/businessCustomers.ts';
import { tellOfficeCustomers } from './modernWork/officeCustomers.ts';
import { readUsage, tellNoUsage } from './readUsage.ts';
import { tellSecurityCustomers } from './security/securityCustomers.ts';
import { sayMonth } from './usageFigures.ts';

const MOST_SHOWN = 20;

export const servicesCommand = defineCommand({
  name: 'services',
  words: { en: ['deployments'], es: ['servicios'] },
  role: 'reader',
  help: 'usage',
  inMenu: false,
  examples: ['services data'],
  read: findArea,
  answer: tellServices,
});

/** The services in use in the last 12 months, the largest first, and which of them the book leaves out. */
async function tellServices(context: Asking & Metering, named: AreaId | null): Promise<Reply> {
  const { words, record, showNames } = context;
  const area = named ?? 'data-ai';
  // Their deployments are customers, not services.
  if (area === 'modern-work') return tellOfficeCustomers(context, 0);
  if (area === 'security') return tellSecurityCustomers(context, 0);
  if (area === 'business-applications') return tellBusinessCustomers(context, 0);
  const known = await readUsage(context);
  if (known === null) return tellNoUsage();
  const isBrief = countingOf(record, area) === 'brief';
  const services = listServices(known.history, known.month);
  const counted = isBrief ? services : services.filter(isDeployedByMicrosoft);
  const more = services.length - MOST_SHOWN;
  return {
    kind: 'text',
    title: { key: 'usage.services.title', values: { area: words.say(`area.${area}`), count: counted.length } },
    lines: [
      { key: 'usage.services.until', values: { month: sayMonth(words, known.month) } },
      ...services.slice(0, MOST_SHOWN).map(
        (service): Line => ({
          key: showNames ? 'usage.service' : 'usage.serviceAlone',
          values: {
            name: service.name,
            usd: words.number(roundUsd(service.acr)),
            counts: isBrief || isDeployedByMicrosoft(service),
          },
        }),
      ),
      ...(more > 0 ? [{ key: 'usage.services.more', values: { count: more } }] : []),
    ],
    buttons: [
      { label: 'usage.button.customers', action: { a: 'say', say: `customers ${area}` } },
      { label: 'usage.button.growth', action: { a: 'say', say: `growth ${area}` } },
      { label: 'button.score', action: { a: 'say', say: `score ${area}` } },
    ],
  };
}

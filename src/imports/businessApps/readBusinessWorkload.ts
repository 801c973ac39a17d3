import { foldText } from '../../reading/foldText.ts';
import {
  RATED_WORKLOADS,
  type RatedWorkload,
  REVENUE_WORKLOADS,
  type RevenueWorkload,
} from '../../usage/businessApplications/businessWorkloads.ts';

/** Other names of them, without case, accents, blanks and signs. */
const REVENUE_NAMES: Readonly<Partial<Record<RevenueWorkload, readonly string[]>>> = {
  'CE Bundle': ['cebundles', 'customerengagementbundle', 'cebundled'],
  'Copilot Studio': ['copilotstudiopayg', 'copilotstudiopayasyougo'],
  'F&O Bundle': ['fobundle', 'financeandoperationsbundle', 'fandobundles'],
  HR: ['humanresources', 'corehr'],
  'Intelligent Order Management': ['iom'],
  'Omni Channel': ['omnichannelforcustomerservice', 'omnichannelengagementhub'],
  'Power Apps': ['powerapp'],
  'Power Automate': ['flow'],
  'Power BI': ['powerbipro', 'powerbipremium'],
  'Power Pages': ['powerappsportals', 'portals'],
  'Power Virtual Agent': ['powervirtualagents', 'pva'],
  'Supply Chain': ['supplychainmanagement', 'scm'],
  'Non-workload-specific F&O': [
    ...['fandononworkloadspecific', 'financeandoperationsnonworkloadspecific', 'nonworkloadspecificfo'],
    'nonworkloadspecificfinanceandoperations',
  ],
  'Other non-workload-specific': ['othernonspecific', 'nonworkloadspecific', 'nonworkloadspecificother'],
};

// Customer Engagement (CE) is Sales, Sales Insights, Customer Service and Field Service; Finance & Operations is Finance
// and Project Operations. Source: rules reference 5.3.
const RATED_NAMES: Readonly<Partial<Record<RatedWorkload, readonly string[]>>> = {
  'Core HR': ['hr', 'humanresources'],
  'Common data service (CE)': [
    ...['commondataservice', 'cds', 'ce', 'customerengagement', 'cebundle'],
    ...['sales', 'salesinsights', 'customerservice', 'fieldservice'],
  ],
  'Finance & Operations': ['fando', 'fo', 'fandobundle', 'finance', 'projectoperations', 'financeoperations'],
  Guides: ['guide'],
  Portals: ['portal', 'powerpages', 'powerappsportals', 'powerappsportal'],
  'Power Apps': ['powerapp'],
  'Power Automate': ['flow'],
  Retail: ['commerce'],
  'Talent Attract': ['attract'],
  'Talent Onboard': ['onboard'],
};

/** A workload of which revenue makes customers count, however its name is written; null where it is another one. */
export const readRevenueWorkload = createReader(REVENUE_WORKLOADS, REVENUE_NAMES);

/** A workload of the rate card of usage, likewise. */
export const readRatedWorkload = createReader(RATED_WORKLOADS, RATED_NAMES);

function createReader<Workload extends string>(
  workloads: readonly Workload[],
  others: Readonly<Partial<Record<Workload, readonly string[]>>>,
) {
  const byName = new Map(
    workloads.flatMap((workload) => [workload, ...(others[workload] ?? [])].map((name) => [fold(name), workload])),
  );
  return (text: string): Workload | null => {
    const name = fold(text);
    return (
      byName.get(name) ??
      byName.get(name.replace(/^(?:microsoft|ms)?(?:dynamics365|d365|dynamics)?(?:for)?/, '')) ??
      null
    );
  };
}

function fold(text: string): string {
  return foldText(text).replaceAll(' ', '');
}

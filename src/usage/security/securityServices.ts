/**
 * The Azure services that Security is measured by (source: rules reference 4.2), with the names that reports and older pages
 * use for them. "Azure" or "Microsoft" in front of a name may be left out.
 */
const SECURITY_SERVICES = [
  'Application Gateway',
  ...['Active Directory B2C', 'Azure AD B2C', 'AAD B2C'],
  ...['Active Directory for External Identities', 'Active Directory External Identities'],
  ...['Azure AD External Identities', 'AAD External Identities', 'Entra External ID', 'Azure AD External ID'],
  'Bastion',
  ...['DDoS Protection', 'DDoS Protection Standard'],
  'Firewall',
  'Firewall Manager',
  ...['Front Door', 'Front Door Service'],
  ...['IoT Security', 'Defender for IoT', 'Security Center for IoT'],
  'Key Vault',
  ...['Defender for Cloud', 'Security Center', 'Azure Defender'],
  ...['Entra', 'Entra ID', 'Azure Active Directory', 'Azure AD'],
  ...['Entra Domain Services', 'Active Directory Domain Services', 'Azure AD Domain Services', 'AAD Domain Services'],
  ...['Entra Verified ID', 'Active Directory Verifiable Credentials', 'Azure AD Verifiable Credentials'],
  'Purview',
  ...['Security Copilot', 'Copilot for Security'],
  'Sentinel',
];

const FOLDED: ReadonlySet<string> = new Set(SECURITY_SERVICES.map(fold));

/** Whether usage of the service, named as Service Level 2 does, is security usage. Case, blanks and signs do not matter. */
export function isSecurityService(name: string): boolean {
  const folded = fold(name);
  return FOLDED.has(folded) || FOLDED.has(folded.replace(/^(?:microsoft|azure)/, ''));
}

function fold(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

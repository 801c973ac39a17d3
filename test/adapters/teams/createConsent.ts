import type { Activities, TestActivity } from '../../support/activities.ts';

/** The answer to the offer `offer-1`, as Teams sends it. */
export function createConsent(
  activities: Activities,
  consent: { action: 'accept'; data: unknown; uploadUrl: string } | { action: 'decline'; data: unknown },
): TestActivity {
  const { action, data } = consent;
  const uploadInfo = (uploadUrl: string) => ({
    uploadUrl,
    contentUrl: 'https://contoso-my.sharepoint.com/personal/ana/partner-score.json',
    name: 'partner-score.json',
    uniqueId: 'unique-1',
    fileType: 'json',
  });
  return activities.other('invoke', {
    name: 'fileConsent/invoke',
    replyToId: 'offer-1',
    value: {
      type: 'fileUpload',
      action,
      context: data,
      ...(consent.action === 'accept' ? { uploadInfo: uploadInfo(consent.uploadUrl) } : {}),
    },
  });
}

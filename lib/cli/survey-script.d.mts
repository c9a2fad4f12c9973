/** Bundles the answer page's own script. */
export function surveyScript(): Promise<string>

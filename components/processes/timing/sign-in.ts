/** To the sign-in and back to the series. */
export const signInHref = (tenant: string, series: string): string =>
  `/sign-in?tenant=${tenant}&returnTo=${encodeURIComponent(`/timing?tenant=${tenant}&series=${series}`)}`

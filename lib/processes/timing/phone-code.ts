import 'server-only'
import QRCode from 'qrcode'
import { publicUrl } from '@/lib/platform/public-url'

/** The address that opens the stopwatch of a series, and its code for a phone's camera. */
export async function phoneCode(tenant: string, series: string): Promise<{ url: string; svg: string }> {
  const url = publicUrl(`/timing?tenant=${tenant}&series=${series}`)
  return { url, svg: await QRCode.toString(url, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' }) }
}

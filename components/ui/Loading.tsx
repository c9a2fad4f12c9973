/** For a route's loading.tsx where the page takes long; the words come to screen readers at once. */
export function Loading({ text = 'Загружаем…' }: { text?: string }) {
  return (
    <div role="status" className="loading">
      <p className="text-muted">{text}</p>
      <i style={{ width: '55%' }} /><i style={{ width: '90%' }} /><i style={{ width: '75%' }} />
    </div>
  )
}

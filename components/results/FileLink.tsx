/** A file that proves a figure. */
export const FileLink = ({ tenant, file }: { tenant: string; file: { id: string; name: string } | null }) =>
  file ? (
    <a href={`/api/${tenant}/files/${file.id}`} className="wrap-anywhere">
      {file.name}
    </a>
  ) : null

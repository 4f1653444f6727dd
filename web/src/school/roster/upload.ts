// Upload: a file on its way to where the service reads it, with how much of it is there.

const OK = 200;
const MULTIPLE_CHOICES = 300;

/** Whether it arrived; `told` hears the share that did, from 0 to 1. The form's fields say what may be put there. */
export function upload(url: string, fields: Record<string, string>, file: File, told: (share: number) => void): Promise<boolean> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append("file", file);
  // Not fetch, which can't tell how much has been sent.
  const request = new XMLHttpRequest();
  request.open("POST", url);
  request.upload.onprogress = ({ loaded, total }) => told(total > 0 ? loaded / total : 0);
  return new Promise((resolve) => {
    request.onload = () => resolve(request.status >= OK && request.status < MULTIPLE_CHOICES);
    request.onerror = request.onabort = () => resolve(false);
    request.send(form);
  });
}

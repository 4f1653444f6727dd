// At CloudFront's edge, the rule of infra.site.file_of: a path that names no file names a folder.
function handler(event) {
  var request = event.request;
  var last = request.uri.substring(request.uri.lastIndexOf("/") + 1);
  if (last.indexOf(".") === -1) request.uri = request.uri.replace(/\/+$/, "") + "/index.html";
  return request;
}

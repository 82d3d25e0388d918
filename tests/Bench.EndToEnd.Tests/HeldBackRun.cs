using System.Net;
using System.Net.Http.Headers;

namespace Bench.EndToEnd.Tests;

/// <summary>Stands between a worker and a site and lets everything through; before the first run that is brought, something else happens.</summary>
/// <param name="site">Address of the site.</param>
/// <param name="before">What happens before.</param>
internal sealed class HeldBackRun(Uri site, Func<Task> before) : IDisposable
{
    private readonly HttpListener _listener = LocalListener.Start();
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = site };
    private bool _hasHappened;

    /// <summary>Where it stands.</summary>
    public Uri Address => new(_listener.Prefixes.Single());

    /// <summary>Lets calls through, one after the other, until it is stopped.</summary>
    public async Task ForwardAsync(CancellationToken cancellationToken)
    {
        await using var stop = cancellationToken.Register(_listener.Stop);
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await ForwardAsync(await _listener.GetContextAsync(), cancellationToken);
            }
            catch (Exception gone) when (gone is HttpListenerException or ObjectDisposedException or OperationCanceledException)
            {
                // The caller has gone, or this was stopped.
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _listener.Close();
        _http.Dispose();
    }

    private async Task ForwardAsync(HttpListenerContext call, CancellationToken cancellationToken)
    {
        if (call.Request.HttpMethod == "PUT" && !_hasHappened)
        {
            _hasHappened = true;
            await before();
        }

        using var request = new HttpRequestMessage(HttpMethod.Parse(call.Request.HttpMethod), call.Request.RawUrl);
        request.Headers.Authorization = AuthenticationHeaderValue.Parse(call.Request.Headers["Authorization"]!);
        if (call.Request.HasEntityBody)
        {
            request.Content = new StreamContent(call.Request.InputStream);
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(call.Request.ContentType!);
        }

        using var answer = await _http.SendAsync(request, cancellationToken);
        call.Response.StatusCode = (int)answer.StatusCode;
        call.Response.Close(await answer.Content.ReadAsByteArrayAsync(cancellationToken), willBlock: false);
    }
}

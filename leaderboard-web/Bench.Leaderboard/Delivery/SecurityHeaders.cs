namespace Bench.Leaderboard.Delivery;

/// <summary>
/// Puts on every answer what keeps a browser from doing more with it than showing it: no script or style but our own files, nothing
/// from elsewhere, no frame around it, no guessing of types.
/// </summary>
/// <param name="next">The rest of the site.</param>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    private const string Policy = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self'; object-src 'none'; base-uri 'none'; "
        + "form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; report-uri " + PolicyReports.Path;

    private static readonly (string Name, string Value)[] Fixed =
    [
        ("Content-Security-Policy", Policy),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "same-origin"),
        ("Permissions-Policy", "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
    ];

    /// <summary>Addresses whose answers other sites may show or read.</summary>
    private static readonly PathString[] Shared = ["/api/v1", "/badge", "/data", "/feed.atom"];

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(Add, context);
        return next(context);
    }

    private static Task Add(object state)
    {
        var context = (HttpContext)state;
        var headers = context.Response.Headers;
        foreach (var (name, value) in Fixed)
        {
            headers[name] = value;
        }

        var isShared = Shared.Any(path => context.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase));
        headers["Cross-Origin-Resource-Policy"] = isShared ? "cross-origin" : "same-origin";
        return Task.CompletedTask;
    }
}

using System.Text;
using Microsoft.AspNetCore.Components.Endpoints;

namespace Bench.Leaderboard.Delivery;

/// <summary>Keeps the links of a page of an earlier dataset in that dataset.</summary>
/// <param name="next">The rest of the site.</param>
internal sealed class PinnedLinks(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.PathBase.HasValue || context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is null)
        {
            await next(context);
            return;
        }

        var body = context.Response.Body;
        using var made = new MemoryStream();
        context.Response.Body = made;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = body;
        }

        await context.Response.WriteAsync(Pinning.Rewrite(Encoding.UTF8.GetString(made.GetBuffer().AsSpan(0, (int)made.Length)), context.Request.PathBase), context.RequestAborted);
    }
}

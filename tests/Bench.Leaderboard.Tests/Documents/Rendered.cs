using System.Net;
using System.Text.RegularExpressions;
using Bench.Leaderboard.Documents;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bench.Leaderboard.Tests.Documents;

/// <summary>What a reader's browser gets of a document.</summary>
internal static partial class Rendered
{
    /// <summary>The markup of a page.</summary>
    public static string Text(DocumentPage page)
    {
        using var services = new ServiceCollection().BuildServiceProvider();
        var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        return renderer.Dispatcher.InvokeAsync(async () =>
        {
            var root = await renderer.RenderComponentAsync<Shown>(ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(Shown.Page)] = page }));
            return root.ToHtmlString();
        }).GetAwaiter().GetResult();
    }

    /// <summary>Where its links lead.</summary>
    public static IEnumerable<string> Links(DocumentPage page) => Link().Matches(Text(page)).Select(match => WebUtility.HtmlDecode(match.Groups["target"].Value));

    [GeneratedRegex("href=\"(?<target>[^\"]*)\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Link();

    private sealed class Shown : ComponentBase
    {
        [Parameter]
        public required DocumentPage Page { get; set; }

        protected override void BuildRenderTree(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder) => builder.AddContent(0, Page.Body.Fragment);
    }
}

using System.Collections.Immutable;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Bench.Contracts.Tasks;
using Bench.Leaderboard.Data;
using Bench.Leaderboard.Hosting;
using Bench.Leaderboard.Importing;
using Bench.Leaderboard.Intake;
using Bench.Leaderboard.Intake.Store;
using Bench.Leaderboard.Intake.Tokens;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Bench.Leaderboard.Tests.Intake;

/// <summary>A site that listens on this machine, with a folder of its own, two tasks and tokens.</summary>
internal sealed class IntakeBench : IAsyncDisposable
{
    /// <summary>Ids of the site's tasks.</summary>
    public static readonly string[] Tasks = ["sample__tally-34", "sample__tally-38"];

    private readonly WebApplication _site;
    private readonly List<HttpClient> _clients = [];

    private IntakeBench(string data, WebApplication site)
    {
        Data = data;
        _site = site;
    }

    /// <summary>Folder of the site.</summary>
    public string Data { get; }

    /// <summary>Address of the site.</summary>
    public Uri Address => new(_site.Urls.First());

    /// <summary>Starts a site.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <param name="limits">How much may be handed in; the usual when not given.</param>
    /// <param name="data">Its folder; a new one when not given.</param>
    /// <param name="clock">Its clock; the machine's when not given.</param>
    public static async Task<IntakeBench> StartAsync(CancellationToken cancellationToken, IntakeLimits? limits = null, string? data = null, TimeProvider? clock = null)
    {
        var folder = data ?? Directory.CreateTempSubdirectory("bench-intake-").FullName;
        var tasks = Tasks.Select(TaskId.Parse).ToImmutableDictionary(id => id, id => new TaskEntry(id, null, null, id.Value));
        var dataset = new DatasetHolder(new Dataset("000000000000", TimeProvider.System.GetUtcNow(), ImmutableSortedDictionary<string, RunEntry>.Empty, [], tasks, []));
        var site = SiteHost.Create(new SiteOptions(folder, "http://127.0.0.1:0", Limits: limits), dataset, clock ?? TimeProvider.System);
        await site.StartAsync(cancellationToken);
        return new IntakeBench(folder, site);
    }

    /// <summary>Starts a site over the tasks of a run, imported as a started one has them.</summary>
    /// <param name="run">The run.</param>
    /// <param name="isPublished">Whether it is on the board.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<IntakeBench> OverAsync(DrawnRun run, bool isPublished, CancellationToken cancellationToken)
    {
        var data = Directory.CreateTempSubdirectory("bench-over-").FullName;
        run.PublishTasks(data);
        if (isPublished)
        {
            run.PublishRun(data);
        }

        var bench = await StartAsync(cancellationToken, data: data);
        bench.Part<SiteFolder>().Make();
        bench.Part<IndexDatabase>().Prepare();
        await bench.Part<ImportLoop>().LookNowAsync(cancellationToken);
        return bench;
    }

    /// <summary>A part of the site.</summary>
    public T Part<T>()
        where T : notnull => _site.Services.GetRequiredService<T>();

    /// <summary>Issues a token.</summary>
    public string Token(TokenScope scope = TokenScope.Submit, string name = "somebody") => Part<TokenStore>().Issue(name, scope, days: 1).Text;

    /// <summary>A client; with a token when one is given.</summary>
    public HttpClient Client(string? token = null)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Address };
        if (token is not null)
        {
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        _clients.Add(client);
        return client;
    }

    /// <summary>A predictions file of one line.</summary>
    public static string Line(string patch = "diff", string model = "m", string task = "sample__tally-34") =>
        new JsonObject { ["instance_id"] = task, ["model_patch"] = patch, ["model_name_or_path"] = model }.ToJsonString() + "\n";

    /// <summary>Hands a text in as predictions.</summary>
    public static Task<HttpResponseMessage> PostAsync(HttpClient client, string text, CancellationToken cancellationToken, string query = "") =>
        PostAsync(client, Encoding.UTF8.GetBytes(text), "application/jsonl", cancellationToken, query);

    /// <summary>Hands bytes in.</summary>
    public static async Task<HttpResponseMessage> PostAsync(HttpClient client, byte[] body, string type, CancellationToken cancellationToken, string query = "")
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        return await client.PostAsync(new Uri("api/v1/submissions" + query, UriKind.Relative), content, cancellationToken);
    }

    /// <summary>Hands a text in that is taken.</summary>
    /// <returns>Its receipt.</returns>
    public static async Task<JsonNode> TakenAsync(HttpClient client, string text, CancellationToken cancellationToken, string query = "")
    {
        using var answer = await PostAsync(client, text, cancellationToken, query);
        var body = await answer.Content.ReadAsStringAsync(cancellationToken);
        Assert.That((int)answer.StatusCode, Is.EqualTo(202).Or.EqualTo(200), body);
        return JsonNode.Parse(body)!;
    }

    /// <summary>The answer as JSON.</summary>
    public static async Task<JsonNode> JsonAsync(HttpResponseMessage answer, CancellationToken cancellationToken) =>
        JsonNode.Parse(await answer.Content.ReadAsStringAsync(cancellationToken))!;

    /// <summary>Names of the states that a receipt has had.</summary>
    public static IEnumerable<string> States(JsonNode receipt) => receipt["steps"]!.AsArray().Select(step => (string)step!["state"]!);

    /// <summary>Files that lie in the folder of what was handed in, without the lock.</summary>
    public IEnumerable<string> Incoming() => Directory.EnumerateFileSystemEntries(Path.Combine(Data, "incoming")).Select(path => Path.GetFileName(path)).Where(name => name != ".lock");

    /// <summary>Ids of all receipts.</summary>
    public ImmutableHashSet<Guid> Receipts() => Part<SubmissionStore>().Ids();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _clients.ForEach(client => client.Dispose());
        await _site.DisposeAsync();
        Directory.Delete(Data, recursive: true);
    }
}

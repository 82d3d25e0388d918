using System.CommandLine;
using System.Globalization;
using Bench.Benchmarks.Costs;
using Bench.Benchmarks.Mining;
using Bench.Benchmarks.Recall;
using Bench.Benchmarks.Sites;
using BenchmarkDotNet.Running;

var sandbox = new Option<string>("--sandbox") { Description = "docker, bubblewrap or process.", DefaultValueFactory = _ => "docker" };
sandbox.AcceptOnlyFromAmong("docker", "bubblewrap", "process");
var only = new Option<string?>("--only") { Description = "Measures whose id contains this." };
var cost = new Command("cost", "What measuring costs, against its bars. Takes some five minutes; the machine should be idle.") { sandbox, only };
cost.SetAction((parsed, cancellationToken) => CostReport.RunAsync(parsed.GetValue(sandbox)!, parsed.GetValue(only), cancellationToken));

var clone = new Argument<string>("clone") { Description = "Any large clone." };
var rounds = new Option<int>("--rounds") { Description = "How often each is timed, in turns.", DefaultValueFactory = _ => 3 };
var mining = new Command("mining", "Mining and filtering a whole history against git log --first-parent -p, with the peak of memory.") { clone, rounds };
mining.SetAction((parsed, cancellationToken) => MiningBench.RunAsync(parsed.GetValue(clone)!, parsed.GetValue(rounds), cancellationToken));

var micro = new Command("micro", "Micro-benchmarks of the pure parts; arguments go to BenchmarkDotNet, such as --filter '*Analysis*'.") { TreatUnmatchedTokensAsErrors = false };
micro.SetAction(parsed => { BenchmarkSwitcher.FromAssembly(typeof(CostReport).Assembly).Run([.. parsed.UnmatchedTokens]); });

var candidates = new Argument<string>("candidates") { Description = "candidates.jsonl of a harvest." };
var ids = new Argument<string>("ids") { Description = "A file with the known pull requests, one at the start of a line: PREFIX-NUMBER, or a number." };
var prefix = new Option<string?>("--of") { Description = "Prefix of the ids that count, such as dask__dask." };
var at = new Option<string>("--at") { Description = "Places to look within.", DefaultValueFactory = _ => "100,400" };
var names = new Option<bool>("--names") { Description = "Show the rank of each." };
var recall = new Command("recall", "How many of the pull requests known to be about speed stand near the top of a harvest's list.") { candidates, ids, prefix, at, names };
recall.SetAction(parsed => RecallReport.Run(
    parsed.GetValue(candidates)!,
    parsed.GetValue(ids)!,
    parsed.GetValue(prefix),
    [.. parsed.GetValue(at)!.Split(',').Select(place => int.Parse(place, CultureInfo.InvariantCulture))],
    parsed.GetValue(names)));

var data = new Option<string?>("--data") { Description = "A folder that bench generate-board made; one of the full size is made when not given." };
var requests = new Option<int>("--requests") { Description = "Requests for each page and number of clients.", DefaultValueFactory = _ => 200 };
var growth = new Option<bool>("--growth") { Description = "Also compare with a board of a tenth of the submissions." };
var part = new Option<string?>("--only") { Description = "import, start, pages or growth." };
var site = new Command("site", "The site over 500 tasks and 200 submissions, against its bars. Takes some five minutes; the machine should be idle.") { data, requests, growth, part };
site.SetAction((parsed, cancellationToken) => SiteReport.RunAsync(parsed.GetValue(data), parsed.GetValue(requests), parsed.GetValue(growth), parsed.GetValue(part), cancellationToken));

var harvests = new Argument<string[]>("harvests") { Description = "Folders of harvests, each with the prefix of its ids: DIR=PREFIX.", Arity = ArgumentArity.OneOrMore };
var known = new Option<string>("--ids") { Description = "A file with the known pull requests, as for recall.", Required = true };
var weights = new Command("weights", "By what factors the filter's signals would have to count for known pull requests to stand near the top; each repository also left out of the fit.") { harvests, known, at };
weights.SetAction(parsed => WeightReport.Run(parsed.GetValue(harvests)!, parsed.GetValue(known)!, [.. parsed.GetValue(at)!.Split(',').Select(place => int.Parse(place, CultureInfo.InvariantCulture))]));

return await new RootCommand("States what parts of Bench cost. Not run by CI: a shared machine proves no time.") { cost, mining, micro, recall, weights, site }.Parse(args).InvokeAsync();

using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json;

namespace Bench.Runner;

/// <summary>The class <c>Workload</c> of the task's assembly, found by name: the workload refers to nothing of ours.</summary>
internal sealed class WorkloadClass
{
    private const BindingFlags Any = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.FlattenHierarchy;

    private readonly object? _instance;
    private readonly MethodInfo _setup;
    private readonly MethodInfo _run;
    private readonly MethodInfo? _observe;

    private WorkloadClass(Type type)
    {
        _setup = Method(type, "Setup", 2) ?? throw new MissingMethodException($"{type} has no public method Setup(long seed, IReadOnlyDictionary<string, JsonElement> parameters).");
        _run = Method(type, "Run", 1) ?? throw new MissingMethodException($"{type} has no public method Run(state).");
        _observe = Method(type, "Observe", 1);
        _instance = type.IsAbstract ? null : Activator.CreateInstance(type);
    }

    /// <summary>Loads an assembly, with what its <c>.deps.json</c> and its folder offer, and finds the class.</summary>
    public static WorkloadClass Load(string file)
    {
        AssemblyLoadContext.Default.Resolving += (context, name) => Neighbours.Of(file).Load(context, name);
        AssemblyLoadContext.Default.ResolvingUnmanagedDll += (_, name) => Neighbours.Of(file).LoadNative(name);
        var types = AssemblyLoadContext.Default.LoadFromAssemblyPath(file).GetExportedTypes();
        var found = Array.FindAll(types, type => type is { Name: "Workload", IsClass: true });
        return found.Length == 1
            ? new WorkloadClass(found[0])
            : throw new TypeLoadException($"{file} has {found.Length} public classes named Workload; it needs exactly one.");
    }

    public object? Setup(long seed, IReadOnlyDictionary<string, JsonElement> parameters) => Call(_setup, seed, parameters);

    /// <summary>The timed part: runs, and turns the result into an answer.</summary>
    public object? Answer(object? state)
    {
        var result = Call(_run, state);
        return _observe is null ? result : Call(_observe, result);
    }

    private static MethodInfo? Method(Type type, string name, int parameters) =>
        Array.Find(type.GetMethods(Any), method => method.Name == name && method.GetParameters().Length == parameters);

    private object? Call(MethodInfo method, params object?[] arguments) =>
        method.Invoke(method.IsStatic ? null : _instance, BindingFlags.DoNotWrapExceptions, binder: null, arguments, culture: null);
}

using System.Collections.Immutable;

namespace Bench.Harvester.Build;

/// <summary>Debian's names of Python packages: <c>python3-NAME</c>, and the exceptions.</summary>
public static class DebianPackages
{
    private static readonly ImmutableDictionary<string, string> Exceptions = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["attrs"] = "python3-attr",
        ["beautifulsoup4"] = "python3-bs4",
        ["cython"] = "cython3",
        ["gitpython"] = "python3-git",
        ["jinja2"] = "python3-jinja2",
        ["matplotlib"] = "python3-matplotlib",
        ["msgpack-python"] = "python3-msgpack",
        ["opencv-python"] = "python3-opencv",
        ["pillow"] = "python3-pil",
        ["protobuf"] = "python3-protobuf",
        ["psycopg2-binary"] = "python3-psycopg2",
        ["pycrypto"] = "python3-pycryptodome",
        ["pyjwt"] = "python3-jwt",
        ["pyopenssl"] = "python3-openssl",
        ["pytest"] = "python3-pytest",
        ["pyyaml"] = "python3-yaml",
        ["pyzmq"] = "python3-zmq",
        ["ruamel-yaml"] = "python3-ruamel.yaml",
        ["scikit-learn"] = "python3-sklearn",
        ["scikit-image"] = "python3-skimage",
        ["tables"] = "python3-tables",
        ["zope-interface"] = "python3-zope.interface",
        ["backports-zoneinfo"] = "python3",
        ["dataclasses"] = "python3",
        ["enum34"] = "python3",
        ["futures"] = "python3",
        ["importlib-resources"] = "python3-importlib-resources",
    }.ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>Names under which some packages are imported, by Debian's rule, where they are others than the package's own.</summary>
    private static readonly ImmutableDictionary<string, string> Imports = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["PIL"] = "pillow",
        ["bs4"] = "beautifulsoup4",
        ["cv2"] = "opencv-python",
        ["Cython"] = "cython",
        ["attr"] = "attrs",
        ["dateutil"] = "python-dateutil",
        ["git"] = "gitpython",
        ["jwt"] = "pyjwt",
        ["OpenSSL"] = "pyopenssl",
        ["pkg_resources"] = "pkg-resources",
        ["skimage"] = "scikit-image",
        ["sklearn"] = "scikit-learn",
        ["yaml"] = "pyyaml",
        ["zmq"] = "pyzmq",
    }.ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>Debian's name of a package of the Python index.</summary>
    /// <param name="name">Its canonical name.</param>
    public static string Of(string name) => Exceptions.TryGetValue(name, out var exception)
        ? exception
        : "python3-" + (name.StartsWith("python-", StringComparison.Ordinal) ? name["python-".Length..] : name);

    /// <summary>Debian's name of the package that has a module.</summary>
    /// <param name="module">Name under which it is imported; its first part counts.</param>
    public static string OfModule(string module)
    {
        var first = module.Split('.')[0];
        return Of(Imports.TryGetValue(first, out var name) ? name : PythonRequirements.Canonical(first));
    }
}

using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CompanyAccount.Core.Storage.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Certificates : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "ManagesMobileDevices",
                table: "Products",
                type: "boolean",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ApnsCertificates",
                columns: table => new
                {
                    RequestId = table.Column<Guid>(type: "uuid", nullable: false),
                    CompanyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Subject = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    KeyBits = table.Column<int>(type: "integer", nullable: false),
                    Hash = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    Fingerprint = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    IsStandIn = table.Column<bool>(type: "boolean", nullable: false),
                    ValidTo = table.Column<DateOnly>(type: "date", nullable: true),
                    ReplacedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    RemindedDays = table.Column<int>(type: "integer", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ApnsCertificates", x => x.RequestId);
                    table.ForeignKey(
                        name: "FK_ApnsCertificates_Requests_RequestId",
                        column: x => x.RequestId,
                        principalTable: "Requests",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ApnsCertificates_CompanyId",
                table: "ApnsCertificates",
                column: "CompanyId");

            migrationBuilder.CreateIndex(
                name: "IX_ApnsCertificates_ValidTo",
                table: "ApnsCertificates",
                column: "ValidTo");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ApnsCertificates");

            migrationBuilder.DropColumn(
                name: "ManagesMobileDevices",
                table: "Products");
        }
    }
}
